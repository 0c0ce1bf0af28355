import type { ErrorName } from '../../znodes/error-code.ts';

/** A command cannot go on; its message is what the command line client prints. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
}

/** A server, or the library for it, answered with an error (`KeeperException`). */
export class KeeperError extends CliError {
  override readonly name = 'KeeperError';
  readonly error: ErrorName;

  constructor(error: ErrorName, path: string | null) {
    super(messageOf(error, path));
    this.error = error;
  }
}

/** In the words of `CliWrapperException`. */
const PLAIN: Partial<Record<ErrorName, string>> = {
  NONODE: 'Node does not exist: ',
  NOCHILDRENFOREPHEMERALS: 'Ephemerals cannot have children: ',
  NODEEXISTS: 'Node already exists: ',
  NOTEMPTY: 'Node not empty: ',
  NOTREADONLY: 'Not a read-only call: ',
  INVALIDACL: 'Acl is not valid : ',
  NOAUTH: 'Insufficient permission : ',
  BADARGUMENTS: 'Arguments are not valid : ',
  BADVERSION: 'version No is not valid : ',
  QUOTAEXCEEDED: 'Quota has exceeded : ',
};

const WHOLE: Partial<Record<ErrorName, string>> = {
  RECONFIGINPROGRESS:
    'Another reconfiguration is in progress -- concurrent reconfigs not supported (yet)',
  NEWCONFIGNOQUORUM:
    'No quorum of new config is connected and up-to-date with the leader of last commmitted config - try invoking reconfiguration after new servers are connected and synced',
};

/** `KeeperException.getCodeMessage`. */
const CODES: Partial<Record<ErrorName, string>> = {
  SYSTEMERROR: 'SystemError',
  RUNTIMEINCONSISTENCY: 'RuntimeInconsistency',
  DATAINCONSISTENCY: 'DataInconsistency',
  CONNECTIONLOSS: 'ConnectionLoss',
  MARSHALLINGERROR: 'MarshallingError',
  UNIMPLEMENTED: 'Unimplemented',
  OPERATIONTIMEOUT: 'OperationTimeout',
  APIERROR: 'APIError',
  AUTHFAILED: 'AuthFailed',
  SESSIONEXPIRED: 'Session expired',
  INVALIDCALLBACK: 'Invalid callback',
  SESSIONMOVED: 'Session moved',
  EPHEMERALONLOCALSESSION: 'Ephemeral node on local session',
  INVALIDACL: 'InvalidACL',
  NOWATCHER: 'No such watcher',
  RECONFIGDISABLED: 'Reconfig is disabled',
  SESSIONCLOSEDREQUIRESASLAUTH: 'Session closed because client failed to authenticate',
  THROTTLEDOP: 'Op throttled due to high load',
};

/** As the client library words an error (`KeeperException.getMessage`). */
export function keeperMessage(error: ErrorName, path: string | null): string {
  const says = `KeeperErrorCode = ${CODES[error] ?? `Unknown error ${error}`}`;
  return path === null || path === '' ? says : `${says} for ${path}`;
}

function messageOf(error: ErrorName, path: string | null): string {
  const plain = PLAIN[error];
  if (plain !== undefined) return plain + (path ?? 'null');
  return WHOLE[error] ?? keeperMessage(error, path);
}
