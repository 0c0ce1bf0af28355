import { OPEN_ACL } from '../znodes/acl.ts';
import { acls, BOOL, bytes, INT, LONG, MULTI_HEADER } from '../znodes/jute.ts';
import type { ClientOperation } from '../znodes/wire.ts';

/** `RequestHeader`: xid and type. */
const REQUEST_HEADER = 2 * INT;

function body(operation: ClientOperation): number {
  switch (operation.op) {
    case 'create': {
      const { path, data, acl, ttlMs } = operation;
      const ttl = ttlMs === undefined ? 0 : LONG;
      return bytes(path) + bytes(data) + acls(acl === undefined ? OPEN_ACL : acl) + INT + ttl;
    }
    case 'setData':
      return bytes(operation.path) + bytes(operation.data) + INT;
    case 'setAcl':
      return bytes(operation.path) + acls(operation.acl) + INT;
    case 'delete':
    case 'check':
    case 'addWatch':
    case 'removeWatches':
    case 'checkWatches':
      return bytes(operation.path) + INT;
    case 'getData':
    case 'exists':
    case 'getChildren':
      return bytes(operation.path) + BOOL;
    case 'getAcl':
    case 'getAllChildrenNumber':
    case 'sync':
    case 'deleteContainer':
      return bytes(operation.path);
    case 'multi':
      return operation.ops.reduce((sum, op) => sum + MULTI_HEADER + body(op), MULTI_HEADER);
    case 'multiRead':
      return operation.ops.reduce(
        (sum, { path }) => sum + MULTI_HEADER + bytes(path) + BOOL,
        MULTI_HEADER,
      );
    case 'getEphemerals':
      return bytes(operation.prefix);
    case 'auth':
      return INT + bytes(operation.scheme) + bytes(operation.auth);
    case 'whoAmI':
    case 'closeSession':
    case 'unknown':
      return 0;
    // Its server lines are text of which only the parts are known here; no limit that makes sense is near.
    case 'reconfig':
      return 4 * INT + LONG;
  }
}

/** How many bytes a request takes on the wire, as jute writes it, without the four of its length. */
export const packetLength = (operation: ClientOperation): number =>
  REQUEST_HEADER + body(operation);
