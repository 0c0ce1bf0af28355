const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const sessions = {
  title: 'Sessions',
  none: 'There is no client, and no session of a client that is gone.',
  about: (leader: number) =>
    `Only the leader, server ${leader}, may end a session: when it has heard nothing of it for its timeout, rounded up to a whole tick. The client hears of it afterwards.`,
  nobody:
    'Nobody leads: no session can expire now. A new leader gives each its full timeout again.',
  leaderSees: (sid: number | null) =>
    sid === null ? 'no leader counts' : `as leader ${sid} counts`,
  localSees: (sid: number) => `as server ${sid} counts (local session)`,
  clientSees: 'as its client counts',
  endsIn: (ms: number) => `ends it in ${inSeconds(ms)}`,
  left: (ms: number, of: number) => `${inSeconds(ms)} of ${inSeconds(of)}`,
  unknownToLeader: 'not in its table',
  closing: 'being closed',
  mayBeOver: 'it may be over: only a server can say',
  givesUp: (ms: number) => `gives its connection up in ${inSeconds(ms)} unless it hears something`,
  silent: 'has heard nothing yet',
  gone: 'no client has it',
  noClient: 'no client',
  noSession: 'no session yet',
  state: {
    connecting: 'connecting',
    associating: 'asking for its session',
    connected: 'connected',
    'connected-read-only': 'connected, for reads only',
    'auth-failed': 'was not believed',
    expired: 'was told that it has expired',
    closed: 'closed',
    gone: 'no client has it',
  },
  at: (sid: number) => `at server ${sid}`,
  timeout: (ms: number) => `timeout ${inSeconds(ms)}`,
  owner: (sid: number) => `heard of through server ${sid}`,
  ephemerals: (n: number) => plural(n, 'ephemeral'),
  watches: (n: number) => plural(n, 'watch', 'watches'),
  watchKind: { data: 'data', child: 'children' },
  bar: (who: string, text: string) => `${who}: ${text}`,
};
