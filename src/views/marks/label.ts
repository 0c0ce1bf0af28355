import type { Message } from '../../simulation/facts.ts';
import type { Configuration } from '../../zab/ensemble.ts';
import type { Vote } from '../../zab/vote.ts';
import type { Zxid } from '../../zab/zxid.ts';
import { counterOf, epochOf, hexZxid, showZxid } from '../../zab/zxid.ts';
import { ADMIN, CREATE, DELETE, READ, WRITE, type Acl } from '../../znodes/acl.ts';
import type { AnyOperation, Create, Member, Reconfiguration } from '../../znodes/request.ts';

/** The number of no server: whoever is no voter proposes it. */
export const NOBODY = 0;

/** `5 (1, 1:6)`: for server 5, with its currentEpoch 1 and its last zxid, epoch 1, counter 6. A dash: for nobody. */
export const voteLabel = (vote: Vote): string =>
  vote.leader === NOBODY
    ? '–'
    : `${vote.leader} (${vote.peerEpoch}, ${epochOf(vote.zxid)}:${counterOf(vote.zxid)})`;

/** An operation as `zkCli` would take it: `set /w/a 12`. */
export function operationLabel(operation: AnyOperation): string {
  switch (operation.op) {
    case 'create':
      return createLabel(operation);
    case 'setData':
      return `set ${operation.path} ${operation.data ?? ''}`.trimEnd();
    case 'getData':
      return `get ${operation.watch ? '-w ' : ''}${operation.path}`;
    case 'exists':
      return `stat ${operation.watch ? '-w ' : ''}${operation.path}`;
    case 'getChildren':
      return `ls ${operation.watch ? '-w ' : ''}${operation.path}`;
    case 'delete':
    case 'sync':
    case 'check':
    case 'getAcl':
    case 'getAllChildrenNumber':
    case 'deleteContainer':
      return `${operation.op} ${operation.path}`;
    case 'setAcl':
      return `setAcl ${operation.path} ${aclLabel(operation.acl)}`;
    case 'multi':
    case 'multiRead':
      return `${operation.op} ${operation.ops.length}`;
    case 'getEphemerals':
      return `getEphemerals ${operation.prefix}`.trimEnd();
    case 'whoAmI':
      return 'whoami';
    case 'auth':
      return `addauth ${operation.scheme}`;
    case 'addWatch':
      return `addWatch -m ${operation.mode.toUpperCase()} ${operation.path}`;
    case 'removeWatches':
    case 'checkWatches':
      return `${operation.op.toLowerCase()} ${operation.path} -${operation.type[0]}`;
    case 'unknown':
      return `type ${operation.type}`;
    case 'reconfig':
      return reconfigLabel(operation);
    case 'createSession':
    case 'closeSession':
      return operation.op;
  }
}

/** `4`, `4:observer`, `4@2` in group 2, `4*3` with weight 3. */
const memberLabel = ({ server, role, group, weight }: Member): string =>
  [
    String(server),
    role === 'observer' ? ':observer' : '',
    group === undefined ? '' : `@${group}`,
    weight === undefined || weight === 1 ? '' : `*${weight}`,
  ].join('');

/** As `zkCli` would take it, with numbers for addresses: `reconfig -add 4 -remove 1`, `reconfig -members 1,2,3`. */
export function reconfigLabel({ joining, leaving, members, fromConfig }: Reconfiguration): string {
  return [
    'reconfig',
    ...(fromConfig === -1 ? [] : [`-v ${hexZxid(fromConfig)}`]),
    ...(members === null ? [] : [`-members ${members.map(memberLabel).join(',')}`]),
    ...(joining.length === 0 ? [] : [`-add ${joining.map(memberLabel).join(',')}`]),
    ...(leaving.length === 0 ? [] : [`-remove ${leaving.join(',')}`]),
  ].join(' ');
}

/** A configuration as the members that it names: `1,2,3,4:observer`. */
export const configLabel = ({ quorum, observers }: Configuration): string =>
  [...quorum.voters, ...observers.map((sid) => `${sid}:observer`)].join(',');

const createFlags = {
  persistent: '',
  ephemeral: '-e ',
  persistent_sequential: '-s ',
  ephemeral_sequential: '-e -s ',
  container: '-c ',
  persistent_with_ttl: '-t ',
  persistent_sequential_with_ttl: '-s -t ',
} as const;

const createLabel = ({ mode, path, ttlMs }: Create): string =>
  `create ${createFlags[mode]}${ttlMs === undefined ? '' : `${ttlMs} `}${path}`;

/** `world:anyone:cdrwa`, as `zkCli` writes access lists. */
const aclLabel = (acl: readonly Acl[] | null): string =>
  (acl ?? []).map(({ perms, scheme, id }) => `${scheme}:${id}:${permsLabel(perms)}`).join(',');

const permsLabel = (perms: number): string =>
  (
    [
      [CREATE, 'c'],
      [DELETE, 'd'],
      [READ, 'r'],
      [WRITE, 'w'],
      [ADMIN, 'a'],
    ] as const
  )
    .map(([bit, letter]) => ((perms & bit) === 0 ? '' : letter))
    .join('');

/** A message by ZooKeeper's name for it and the one thing that tells it from others: `PROPOSAL (2,9)`. */
export function messageLabel(message: Message): string {
  switch (message.type) {
    case 'Notification':
      return `Notification ${voteLabel(message.vote)}`;
    case 'FOLLOWERINFO':
    case 'OBSERVERINFO':
      return `${message.type} ${message.acceptedEpoch}`;
    case 'LEADERINFO':
      return `LEADERINFO ${message.epoch}`;
    case 'REQUEST':
    case 'SYNC':
      return `${message.type} ${operationOf(message.request)}`.trimEnd();
    case 'REVALIDATE':
      return message.type;
    case 'Request':
      return operationLabel(message.operation);
    case 'Reply':
      return message.result.error === 'OK' ? 'ok' : message.result.error;
    case 'WatchEvent':
      return `${message.event.type} ${message.event.path}`;
    case 'ConnectRequest':
    case 'ConnectResponse':
    case 'Ping':
    case 'PingReply':
    case 'SetWatches':
      return message.type;
    case 'Isro':
      return 'isro';
    case 'IsroReply':
      return message.answer;
    default:
      return `${message.type} ${showZxid(message.zxid)}`;
  }
}

/** What Zab carries without opening it: the view may look inside. */
function operationOf(carried: object): string {
  return 'operation' in carried ? operationLabel(carried.operation as AnyOperation) : '';
}

/** The transaction that a message is about, if it names one. */
export function zxidIn(message: Message): Zxid | null {
  switch (message.type) {
    case 'PROPOSAL':
    case 'ACK':
    case 'COMMIT':
    case 'COMMITANDACTIVATE':
    case 'INFORM':
    case 'INFORMANDACTIVATE':
    case 'NEWLEADER':
    case 'UPTODATE':
    case 'DIFF':
    case 'TRUNC':
    case 'SNAP':
    case 'SNAPDATA':
    case 'ACKEPOCH':
    case 'PING':
    case 'Reply':
    case 'WatchEvent':
      return message.zxid;
    case 'Notification':
      return message.vote.zxid;
    default:
      return null;
  }
}
