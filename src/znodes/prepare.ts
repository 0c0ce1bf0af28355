import type { ErrorName } from './error-code.ts';
import type { PendingChange, PendingView } from './pending.ts';
import {
  prepareCheck,
  prepareDelete,
  prepareDeleteContainer,
  prepareSetAcl,
  prepareSetData,
} from './prepare-change.ts';
import { prepareClose } from './prepare-close.ts';
import { prepareCreate } from './prepare-create.ts';
import { refuse, type Author, type Prepared, type Refused } from './prepared.ts';
import type { AnyOperation, SubOperation } from './request.ts';
import type { ErrorTxnBody, ZnodeTxnBody } from './txn.ts';

function preparePart(
  view: PendingView,
  operation: SubOperation,
  author: Author,
): Prepared<ZnodeTxnBody> | Refused {
  switch (operation.op) {
    case 'create':
      return prepareCreate(view, operation, author);
    case 'delete':
      return prepareDelete(view, operation, author);
    case 'setData':
      return prepareSetData(view, operation, author);
    case 'check':
      return prepareCheck(view, operation, author);
  }
}

const isDone = ({ op }: ZnodeTxnBody | ErrorTxnBody): boolean => op !== 'error';

/**
 * Each part is prepared on the view that the parts before it leave. After the first failure none is, and what they would have left
 * is forgotten (`PrepRequestProcessor`, case multi; ZOOKEEPER-1624).
 */
function prepareMulti(
  view: PendingView,
  operations: readonly SubOperation[],
  author: Author,
): Prepared {
  const changes = new Map(view.changes);
  const added = new Map<string, PendingChange>();
  const txns: (ZnodeTxnBody | ErrorTxnBody)[] = [];
  let failure: ErrorName | null = null;
  let path = '';
  const inner = { ...view, changes, checkSession: (owns: boolean) => view.checkSession(owns) };
  for (const operation of operations) {
    if (failure !== null) {
      txns.push({ op: 'error', error: 'RUNTIMEINCONSISTENCY' });
      continue;
    }
    const part = preparePart(inner, operation, author);
    txns.push(part.body);
    if (path === '' || part.body.op === 'error') ({ path } = part);
    if (part.body.op === 'error') failure = part.body.error;
    // Not the part's fault but a limit that cannot be read: the request ends there, without a word on its parts.
    if (failure === 'MARSHALLINGERROR') return refuse(failure, part.path);
    for (const [changed, record] of part.changes) {
      changes.set(changed, record);
      added.set(changed, record);
    }
  }
  const half = failure !== null && view.settings.serverOff.has('multi-all-or-nothing');
  if (half) return { body: { op: 'multi', txns: txns.filter(isDone) }, changes: [...added], path };
  return { body: { op: 'multi', txns }, changes: failure === null ? [...added] : [], path };
}

/**
 * Turns a write into the transaction that it will be, in the leader (`PrepRequestProcessor`): validated against the pending
 * view, with absolute results. A write that fails becomes an error transaction, which takes its zxid all the same.
 */
export function prepare(view: PendingView, operation: AnyOperation, author: Author): Prepared {
  switch (operation.op) {
    case 'create':
    case 'delete':
    case 'setData':
    case 'check':
      return preparePart(view, operation, author);
    case 'setAcl':
      return prepareSetAcl(view, operation, author);
    case 'multi':
      return prepareMulti(view, operation.ops, author);
    case 'deleteContainer':
      return prepareDeleteContainer(view, operation.path, author);
    case 'createSession': {
      const { timeoutMs } = operation;
      return { body: { op: 'createSession', timeoutMs }, changes: [], path: '' };
    }
    case 'closeSession':
      return prepareClose(view, author);
    default:
      // Reads never come here, and a reconfiguration is the server's to prepare.
      return refuse('UNIMPLEMENTED', '');
  }
}
