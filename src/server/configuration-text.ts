import type { Configuration } from '../zab/ensemble.ts';
import { hexZxid } from '../zab/zxid.ts';
import type { ErrorName } from '../znodes/error-code.ts';
import type { Member, Reconfiguration, ReconfigurationText } from '../znodes/request.ts';

/** A member with the address it was given; without one it has that of its number. */
export interface AddressedMember extends Member {
  readonly address?: string | undefined;
}

export interface Change extends Pick<Reconfiguration, 'leaving'> {
  readonly joining: readonly AddressedMember[];
  readonly members: readonly AddressedMember[] | null;
}

const HOST = '127.0.0.1';
const QUORUM_PORT = 28_880;
const ELECTION_PORT = 38_880;
const CLIENT_PORT = 21_810;

/** Where a server is, with `;` between its two ports for servers and that for clients: all run on one machine. */
const addressOf = (sid: number): string =>
  `${HOST}:${QUORUM_PORT + sid}:${ELECTION_PORT + sid};${HOST}:${CLIENT_PORT + sid}`;

/** Where a member listens: for learners, for votes, for clients. */
function placesOf({ server, address }: AddressedMember): readonly string[] {
  const [servers = '', clients = ''] = (address ?? addressOf(server)).split(';');
  const [host = '', quorum = '', election = ''] = servers.split(':');
  return [`${host}:${quorum}`, `${host}:${election}`, clients];
}

/** Loopback and wildcard addresses, which mean another place on each machine. */
const ANYWHERE = /^(127\.|localhost:|0\.0\.0\.0:)/;

/** Whether two servers would listen at one place (`QuorumServer.checkAddressDuplicate`). */
export function sharesPlace(a: AddressedMember, b: AddressedMember): boolean {
  const taken = placesOf(b).filter((place) => !ANYWHERE.test(place));
  return a.server !== b.server && placesOf(a).some((place) => taken.includes(place));
}

/**
 * The text of `/zookeeper/config` (`QuorumMaj.toString`): a line for each server, then the version.
 *
 * @param order of the servers; that of their numbers if not given
 */
export function showConfig(
  { quorum, observers, version, addresses }: Configuration,
  order: readonly number[] = [],
): string {
  const placeOf = (sid: number): number => (order.length === 0 ? sid : order.indexOf(sid));
  const lines = [
    ...quorum.voters.map((sid) => [sid, 'participant'] as const),
    ...observers.map((sid) => [sid, 'observer'] as const),
  ]
    .sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([sid, role]) => {
      const [servers = '', clients = ''] = (addresses?.[sid] ?? addressOf(sid)).split(';');
      return `server.${sid}=${servers}:${role};${clients}`;
    });
  return [...lines, ...groupLines(quorum), `version=${hexZxid(version).slice(2)}`].join('\n');
}

/** Groups and weights of a hierarchical quorum system. */
function groupLines(quorum: Configuration['quorum']): readonly string[] {
  if (quorum.kind !== 'hierarchical') return [];
  return [
    ...quorum.groups.map((group, i) => `group.${i + 1}=${group.join(':')}`),
    ...quorum.weights.map(({ server, weight }) => `weight.${server}=${weight}`),
  ];
}

/** What the text of a reconfiguration asks for, or the error that it is (`PrepRequestProcessor`, `QuorumServer`). */
export function readChange(text: ReconfigurationText): Change | ErrorName {
  const { joining, leaving, members } = text;
  if (members !== undefined) {
    const read = readList(members);
    return typeof read === 'string' ? read : { joining: [], leaving: [], members: read };
  }
  const ids = split(leaving);
  // A number that is none is no error anybody thought of.
  if (ids.some((id) => !/^[+-]?\d+$/.test(id))) return 'MARSHALLINGERROR';
  const read = readAll(split(joining));
  if (typeof read === 'string') return read;
  return { joining: read, leaving: ids.map(Number), members: null };
}

const split = (list: string | undefined): readonly string[] =>
  (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A whole configuration (`QuorumPeerConfig.parseDynamicConfig`): servers, and groups and weights if there are any. */
function readList(text: string): readonly AddressedMember[] | ErrorName {
  const lines = text
    .split(/[,\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const keyOf = (line: string): string => line.slice(0, line.indexOf('=')).trim();
  const isServer = (line: string): boolean => keyOf(line).startsWith('server.');
  const isOrder = (line: string): boolean => /^(group|weight)/.test(keyOf(line));
  const odd = lines.filter((line) => !isServer(line) && !isOrder(line));
  if (odd.some((line) => keyOf(line) !== 'version')) return 'BADARGUMENTS';
  const members = readAll(lines.filter(isServer));
  if (typeof members === 'string') return members;
  // A server stands in one group (`QuorumHierarchical.parse`).
  const grouped = lines.flatMap(
    (line) => /^group\.\d+\s*=\s*([\d:]+)$/.exec(line)?.[1]!.split(':') ?? [],
  );
  if (new Set(grouped).size < grouped.length) return 'BADARGUMENTS';
  // Nobody to vote is no error anybody thought of either.
  if (!members.some(({ role }) => role === 'participant')) return 'MARSHALLINGERROR';
  return members.map((member) => ({ ...member, ...partOf(member.server, lines) }));
}

/** A server's group and weight, from lines like `group.1=2:3` and `weight.2=0`. */
function partOf(server: number, lines: readonly string[]): Pick<Member, 'group' | 'weight'> {
  const part: { group?: number; weight?: number } = {};
  for (const line of lines) {
    const [, kind, id, value = ''] = /^(group|weight)\.(\d+)\s*=\s*([\d:]*)$/.exec(line) ?? [];
    if (kind === 'group' && value.split(':').includes(String(server))) part.group = Number(id);
    if (kind === 'weight' && Number(id) === server) part.weight = Number(value);
  }
  return part;
}

function readAll(specs: readonly string[]): readonly AddressedMember[] | ErrorName {
  const members: AddressedMember[] = [];
  for (const spec of specs) {
    const member = readMember(spec);
    if (typeof member === 'string') return member;
    members.push(member);
  }
  return members;
}

/** `server.1=host:2888:3888:participant;host:2181`: the role may be left out, and the clients' host. */
function readMember(spec: string): AddressedMember | ErrorName {
  const parts = spec.split('=').filter((part) => part !== '');
  if (parts.length !== 2) return 'BADARGUMENTS';
  const [key, value] = parts as [string, string];
  const id = key.slice(key.lastIndexOf('.') + 1);
  if (!/^[+-]?\d+$/.test(id)) return 'MARSHALLINGERROR';
  const [servers = '', clients] = value.split(';');
  const [host = '', quorum = '', election = '', role = 'participant', ...more] = servers.split(':');
  if (clients === undefined || more.length > 0 || host === '') return 'BADARGUMENTS';
  const port = clients.slice(clients.lastIndexOf(':') + 1);
  if (![quorum, election, port].every((digits) => /^\d+$/.test(digits))) return 'BADARGUMENTS';
  const kind = role.toLowerCase();
  if (kind !== 'participant' && kind !== 'observer') return 'BADARGUMENTS';
  const where = clients.includes(':') ? clients : `0.0.0.0:${port}`;
  const server = Number(id);
  const address = `${host}:${quorum}:${election};${where}`;
  return { server, role: kind, ...(address === addressOf(server) ? {} : { address }) };
}
