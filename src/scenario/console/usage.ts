/** What stands behind each command in its usage (`CliCommand.getOptionStr`). */
export const USAGE = {
  addWatch:
    '[-m mode] path # optional mode is one of [PERSISTENT, PERSISTENT_RECURSIVE] - default is PERSISTENT_RECURSIVE',
  addauth: 'scheme auth',
  close: '',
  config: '[-c] [-w] [-s]',
  connect: 'host:port',
  create: '[-s] [-e] [-c] [-t ttl] path [data] [acl]',
  delete: '[-v version] path',
  deleteall: 'path [-b batch size]',
  delquota: '[-n|-b|-N|-B] path',
  get: '[-s] [-w] path',
  getAcl: '[-s] path',
  getAllChildrenNumber: 'path',
  getEphemerals: 'path',
  history: '',
  listquota: 'path',
  ls: '[-s] [-w] [-R] path',
  printwatches: 'on|off',
  quit: '',
  reconfig:
    '[-s] [-v version] [[-file path] | [-members serverID=host:port1:port2;port3[,...]*]] | [-add serverId=host:port1:port2;port3[,...]]* [-remove serverId[,...]*]',
  redo: 'cmdno',
  removewatches: 'path [-c|-d|-a] [-l]',
  set: '[-s] [-v version] path data',
  setAcl: '[-s] [-v version] [-R] path acl',
  setquota: '-n|-b|-N|-B val path',
  stat: '[-w] path',
  sync: 'path',
  version: '',
  whoami: '',
} as const;

export type CliName = keyof typeof USAGE;

export const isCliName = (word: string): word is CliName => Object.hasOwn(USAGE, word);
export const CLI_NAMES = Object.keys(USAGE) as CliName[];

export const usageOf = (name: CliName): string => `${name} ${USAGE[name]}`;

/** All commands, as the client lists them for a line that it does not know. */
export const usage = (): string =>
  [
    'ZooKeeper -server host:port -client-configuration properties-file cmd args',
    ...CLI_NAMES.map((name) => `\t${name} ${USAGE[name]}`),
  ].join('\n');
