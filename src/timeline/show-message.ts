import type { Message } from '../simulation/facts.ts';
import type { Vote } from '../zab/vote.ts';
import type { Zxid } from '../zab/zxid.ts';
import type { Acl } from '../znodes/acl.ts';
import type {
  AnyOperation,
  Member,
  Reconfiguration,
  SubOperation,
  SubRead,
} from '../znodes/request.ts';

const HALF = 0x1_0000_0000;

/** `(2,8)`: epoch 2, counter 8. */
export const showZxid = (zxid: Zxid): string => `(${Math.floor(zxid / HALF)},${zxid % HALF})`;

/** `(1,(1,4),3)`: the vote for server 3 with currentEpoch 1 and last zxid (1,4), in the order of comparison. */
export const showVote = (vote: Vote): string =>
  `(${vote.peerEpoch},${showZxid(vote.zxid)},${vote.leader})`;

/** A session without its leading zeros; `-` for none. */
export const showSession = (session: string): string =>
  session === '' ? '-' : `0x${session.replace(/^0+(?=.)/, '')}`;

/** `setData /a "1"`, `create ephemeral_sequential /lock/n-`. */
export function showOperation(operation: AnyOperation): string {
  switch (operation.op) {
    case 'create': {
      const mode = operation.mode === 'persistent' ? '' : ` ${operation.mode}`;
      const ttl = operation.ttlMs === undefined ? '' : ` ${operation.ttlMs} ms`;
      return `create${mode}${ttl} ${operation.path} ${JSON.stringify(operation.data)}`;
    }
    case 'setData':
      return `setData ${operation.path} ${JSON.stringify(operation.data)}${showVersion(operation.version)}`;
    case 'delete':
    case 'check':
      return `${operation.op} ${operation.path}${showVersion(operation.version)}`;
    case 'setAcl':
      return `setAcl ${operation.path} ${showAcl(operation.acl)}${showVersion(operation.version)}`;
    case 'getData':
    case 'exists':
    case 'getChildren':
      return `${operation.op} ${operation.path}${operation.watch ? ' with a watch' : ''}`;
    case 'sync':
    case 'getAcl':
    case 'getAllChildrenNumber':
    case 'deleteContainer':
      return `${operation.op} ${operation.path}`;
    case 'multi':
    case 'multiRead':
      return `${operation.op} [${operation.ops.map(showPart).join('; ')}]`;
    case 'getEphemerals':
      return `getEphemerals ${JSON.stringify(operation.prefix)}`;
    case 'whoAmI':
      return 'whoAmI';
    case 'auth':
      return `auth ${operation.scheme}`;
    case 'addWatch':
      return `addWatch ${operation.mode} ${operation.path}`;
    case 'removeWatches':
    case 'checkWatches':
      return `${operation.op} ${operation.type} ${operation.path}`;
    case 'unknown':
      return `unknown type ${operation.type}`;
    case 'reconfig':
      return showReconfiguration(operation);
    case 'createSession':
      return `createSession ${operation.timeoutMs} ms`;
    case 'closeSession':
      return 'closeSession';
  }
}

const showPart = (part: SubOperation | SubRead): string =>
  'version' in part || part.op === 'create' ? showOperation(part) : `${part.op} ${part.path}`;

/** `31 world:anyone`, each; `null` for no list at all. */
const showAcl = (acl: readonly Acl[] | null): string =>
  acl === null ? 'null' : acl.map(({ perms, scheme, id }) => `${perms} ${scheme}:${id}`).join(', ');

/** `reconfig joins 4, leaves 1`, `reconfig to 1 2 3 observer-4`. */
function showReconfiguration({ joining, leaving, members, fromConfig }: Reconfiguration): string {
  const member = ({ server, role, group, weight }: Member): string => {
    const name = role === 'observer' ? `observer-${server}` : String(server);
    const place = group === undefined ? '' : `@${group}`;
    return `${name}${place}${weight === undefined ? '' : `*${weight}`}`;
  };
  const parts = [
    ...(members === null ? [] : [`to ${members.map(member).join(' ')}`]),
    ...(joining.length === 0 ? [] : [`joins ${joining.map(member).join(' ')}`]),
    ...(leaving.length === 0 ? [] : [`leaves ${leaving.join(' ')}`]),
    ...(fromConfig === -1 ? [] : [`from ${showZxid(fromConfig)}`]),
  ];
  return `reconfig ${parts.join(', ')}`;
}

const showVersion = (version: number): string => (version === -1 ? '' : ` version ${version}`);

/** A message by its name and what it carries: `PROPOSAL (1,2)`, `Notification (0,(0,0),3) round 1 looking`. */
export function showMessage(message: Message): string {
  switch (message.type) {
    case 'Notification':
      return `Notification ${showVote(message.vote)} round ${message.electionEpoch} ${message.state}`;
    case 'FOLLOWERINFO':
    case 'OBSERVERINFO':
      return `${message.type} accepted epoch ${message.acceptedEpoch}`;
    case 'LEADERINFO':
      return `LEADERINFO epoch ${message.epoch}`;
    case 'ACKEPOCH':
      return `ACKEPOCH ${showZxid(message.zxid)} current epoch ${message.currentEpoch}`;
    case 'DIFF':
    case 'TRUNC':
    case 'SNAP':
    case 'NEWLEADER':
    case 'UPTODATE':
    case 'PROPOSAL':
    case 'ACK':
    case 'COMMIT':
    case 'INFORM':
    case 'PING':
      return `${message.type} ${showZxid(message.zxid)}`;
    case 'SNAPDATA':
      return `SNAPDATA ${showZxid(message.zxid)} part ${message.part}${message.snapshot === null ? '' : ', the last'}`;
    case 'COMMITANDACTIVATE':
    case 'INFORMANDACTIVATE':
      return `${message.type} ${showZxid(message.zxid)} leader ${message.designated}`;
    case 'REQUEST':
    case 'SYNC':
      return `${message.type} of ${showSession(message.request.session)}`;
    case 'REVALIDATE': {
      const verdict =
        message.valid === undefined ? '' : message.valid ? ' is valid' : ' is not valid';
      return `REVALIDATE ${showSession(message.session)}${verdict}`;
    }
    case 'ConnectRequest':
      return `ConnectRequest ${showSession(message.session)} ${message.timeoutMs} ms seen ${showZxid(message.lastZxidSeen)}`;
    case 'ConnectResponse':
      return `ConnectResponse ${showSession(message.session)} ${message.timeoutMs} ms`;
    case 'Request':
      return `Request ${message.xid} ${showOperation(message.operation)}`;
    case 'Reply':
      return `Reply ${message.xid} ${message.result.error} ${showZxid(message.zxid)}`;
    case 'WatchEvent':
      return `WatchEvent ${message.event.type} ${message.event.path} ${showZxid(message.zxid)}`;
    case 'Ping':
    case 'PingReply':
    case 'Isro':
      return message.type;
    case 'IsroReply':
      return `IsroReply ${message.answer}`;
    case 'SetWatches':
      return `SetWatches ${[...message.data, ...message.exist, ...message.child].join(' ')}`;
  }
}
