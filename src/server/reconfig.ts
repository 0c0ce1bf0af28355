import type { Configuration } from '../zab/ensemble.ts';
import { hasSyncedQuorum } from '../zab/reconfigure.ts';
import { majorityOf, type QuorumSystem } from '../zab/quorum.ts';
import { allows, WRITE } from '../znodes/acl.ts';
import type { ErrorName } from '../znodes/error-code.ts';
import type { PendingView } from '../znodes/pending.ts';
import { refuse, type Author, type Prepared } from '../znodes/prepared.ts';
import type { Member, Reconfiguration } from '../znodes/request.ts';
import {
  type AddressedMember,
  type Change,
  readChange,
  sharesPlace,
  showConfig,
} from './configuration-text.ts';
import type { ServerHost } from './host.ts';
import { memberOrder } from './member-order.ts';
import type { Peer } from './server-state.ts';

/** A prepared write; a reconfiguration hands its configuration to Zab besides. */
export interface PreparedChange extends Prepared {
  readonly config?: Configuration;
}

const PATH = '/zookeeper/config';

const fail = (error: ErrorName): Prepared => refuse(error, PATH);

/**
 * A reconfiguration in the leader (`PrepRequestProcessor`, case reconfig), in its order of checks: allowed at all, one at a time,
 * from the configuration that the client saw, well formed, with a quorum of the new configuration at hand, and by somebody who may
 * WRITE to its znode.
 */
export function prepareReconfig(
  peer: Peer,
  host: ServerHost,
  operation: Reconfiguration,
  view: PendingView,
  { auth, zxid }: Author,
): PreparedChange {
  if (!host.settings.reconfigEnabled) return fail('RECONFIGDISABLED');
  const error = view.checkSession(false);
  if (error !== 'OK') return fail(error);
  if (host.settings.standalone) return fail('UNIMPLEMENTED');
  if (peer.proposedConfig !== null) return fail('RECONFIGINPROGRESS');
  const { fromConfig } = operation;
  if (fromConfig !== -1 && fromConfig !== peer.config.version) return fail('BADVERSION');
  const asked = changeOf(operation);
  if (typeof asked === 'string') return fail(asked);
  const members = membersAfter(peer.config, asked);
  const quorum = members === null ? null : quorumOf(members);
  if (members === null || quorum === null || quorum.voters.length === 0) {
    return fail('BADARGUMENTS');
  }
  if (!hasSyncedQuorum(peer, quorum)) return fail('NEWCONFIGNOQUORUM');
  const { acl } = peer.replica.znodes.get(PATH)!;
  if (!allows(acl, WRITE, auth, host.settings.skipAcl)) return fail('NOAUTH');
  const observers = members.filter(({ role }) => role === 'observer').map(({ server }) => server);
  const given = members.flatMap(({ server, address }) =>
    address === undefined ? [] : [[server, address] as const],
  );
  const addresses = given.length === 0 ? {} : { addresses: Object.fromEntries(given) };
  const config: Configuration = { version: zxid, quorum, observers, ...addresses };
  const data = showConfig(config, orderAfter(peer.config, asked));
  return { body: { op: 'reconfig', data }, changes: [], path: PATH, config };
}

/** What is asked for, in words of its own or by the text of the wire; the error if the text says nothing. */
function changeOf(operation: Reconfiguration): Change | ErrorName {
  return operation.text === undefined ? operation : readChange(operation.text);
}

const byServer = (a: Member, b: Member): number => a.server - b.server;

/** The members that are asked for; null if the request contradicts itself or the configuration. */
function membersAfter(
  config: Configuration,
  { joining, leaving, members }: Change,
): AddressedMember[] | null {
  // A whole new list leaves nothing to join or to leave.
  if (members !== null) {
    return new Set(members.map(({ server }) => server)).size < members.length
      ? null
      : [...members].sort(byServer);
  }
  // Joining and leaving one by one is for majorities only.
  if (config.quorum.kind !== 'majority') return null;
  const after = new Map<number, AddressedMember>();
  const stay = (server: number, role: Member['role']): void => {
    after.set(server, { server, role, address: config.addresses?.[server] });
  };
  for (const server of config.quorum.voters) stay(server, 'participant');
  for (const server of config.observers) stay(server, 'observer');
  for (const server of leaving) after.delete(server);
  for (const member of joining) {
    if ([...after.values()].some((other) => sharesPlace(member, other))) return null;
    after.set(member.server, member);
  }
  return [...after.values()].sort(byServer);
}

/** The order in which the text lists the members. */
function orderAfter(
  { quorum, observers }: Configuration,
  { joining, leaving, members }: Change,
): readonly number[] {
  if (members !== null) return [];
  const before = [...quorum.voters, ...observers].sort((a, b) => a - b);
  const joined = joining.map(({ server }) => server);
  return memberOrder(before, leaving, joined);
}

/** Null if some voters stand in a group and others do not. */
function quorumOf(members: readonly Member[]): QuorumSystem | null {
  const participants = members.filter(({ role }) => role === 'participant');
  const voters = participants.map(({ server }) => server);
  const grouped = participants.filter(({ group }) => group !== undefined);
  if (grouped.length === 0) return majorityOf(voters);
  if (grouped.length < participants.length) return null;
  const numbers = [...new Set(participants.map(({ group }) => group!))].sort((a, b) => a - b);
  return {
    kind: 'hierarchical',
    voters,
    groups: numbers.map((number) =>
      participants.filter(({ group }) => group === number).map(({ server }) => server),
    ),
    weights: participants.flatMap(({ server, weight }) =>
      weight === undefined || weight === 1 ? [] : [{ server, weight }],
    ),
  };
}
