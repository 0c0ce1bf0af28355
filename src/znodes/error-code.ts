/** ZooKeeper's numbers (`KeeperException.Code`) for the errors that the engine can give today. */
export const ERROR_CODES = {
  OK: 0,
  CONNECTIONLOSS: -4,
  BADARGUMENTS: -8,
  NEWCONFIGNOQUORUM: -13,
  RECONFIGINPROGRESS: -14,
  NONODE: -101,
  BADVERSION: -103,
  NOCHILDRENFOREPHEMERALS: -108,
  NODEEXISTS: -110,
  NOTEMPTY: -111,
  SESSIONEXPIRED: -112,
  SESSIONMOVED: -118,
  RECONFIGDISABLED: -123,
} as const;

export type ErrorName = keyof typeof ERROR_CODES;
