import { allows, CREATE, OPEN_ACL, resolveAcl } from './acl.ts';
import { CREATE_MODES, isEphemeral, isSequential, isTtl } from './create-mode.ts';
import { dataLength } from './data.ts';
import { isValidPath, withSequence } from './path.ts';
import { beforeSlash, recordOf, type PendingChange, type PendingView } from './pending.ts';
import { refuse, type Author, type Prepared, type Refused } from './prepared.ts';
import { checkQuota } from './quota.ts';
import type { Create, CreateMode } from './request.ts';
import type { ZnodeTxnBody } from './txn.ts';
import type { Kind } from './znode.ts';

/** 40 bits: what is left of an owner's field for a time to live (`EphemeralType.TTL`). */
export const TTL_MS_MAX = 2 ** 40 - 1;

/** The types of request that create: each decides what becomes of the flags. */
const typeOf = ({ mode }: Create): 'create' | 'createContainer' | 'createTTL' =>
  mode === 'container' ? 'createContainer' : isTtl(mode) ? 'createTTL' : 'create';

const modeOf = ({ mode, flags }: Create): CreateMode | undefined =>
  flags === undefined ? mode : CREATE_MODES[flags];

/**
 * A time to live belongs to a mode that has one, and to no other (`EphemeralType.validateTTL`). The real server lets one of -1 pass
 * with another mode, and stops when it applies that; here it is refused.
 */
function isTtlRight(mode: CreateMode, ttlMs: number | undefined): boolean {
  if (!isTtl(mode)) return ttlMs === undefined;
  return ttlMs !== undefined && ttlMs > 0 && ttlMs <= TTL_MS_MAX;
}

function kindOf(operation: Create): Kind {
  const type = typeOf(operation);
  return type === 'createContainer'
    ? 'container'
    : type === 'createTTL'
      ? operation.ttlMs!
      : 'plain';
}

/** Creations below a parent so far; without the rule, the children that are left of them. */
const creationsOf = (
  { settings }: PendingView,
  { cversion, numChildren }: PendingChange,
): number => (settings.serverOff.has('cversion-counts-creates') ? numChildren : cversion);

const counterOf = ({ settings }: PendingView, { cversion, numChildren }: PendingChange): number =>
  settings.serverOff.has('sequence-counts-creates') ? numChildren : cversion;

/** `PrepRequestProcessor.pRequest2TxnCreate`, in its order of checks. */
export function prepareCreate(
  view: PendingView,
  operation: Create,
  { session, auth, zxid }: Author,
): Prepared<ZnodeTxnBody> | Refused {
  const { path: asked, data, ttlMs } = operation;
  const { replica, settings } = view;
  const mode = modeOf(operation);
  if (mode === undefined) return refuse('BADARGUMENTS', asked);
  if (isTtl(mode) && !settings.extendedTypes) return refuse('UNIMPLEMENTED', asked);
  const ttl = typeOf(operation) === 'createTTL' ? (ttlMs ?? -1) : undefined;
  if (!isTtlRight(mode, ttl)) return refuse('BADARGUMENTS', asked);
  const error = view.checkSession(isEphemeral(mode));
  if (error !== 'OK') return refuse(error, asked);
  if (!asked.includes('/') || asked.includes('\0')) return refuse('BADARGUMENTS', asked);
  const acl = resolveAcl(operation.acl === undefined ? OPEN_ACL : operation.acl, auth);
  if (acl === null) return refuse('INVALIDACL', asked);
  const parentPath = beforeSlash(asked);
  const parent = recordOf(view, parentPath);
  if (parent === undefined) return refuse('NONODE', asked);
  if (!allows(parent.acl, CREATE, auth, settings.skipAcl)) return refuse('NOAUTH', asked);
  const path = isSequential(mode) ? withSequence(asked, counterOf(view, parent)) : asked;
  if (!isValidPath(path)) return refuse('BADARGUMENTS', path);
  if (recordOf(view, path) !== undefined) return refuse('NODEEXISTS', path);
  if (parent.ephemeralOwner !== '') return refuse('NOCHILDRENFOREPHEMERALS', path);
  if (settings.enforceQuota) {
    const exceeds = checkQuota(replica.znodes, path, dataLength(data), 1);
    if (exceeds !== 'OK') return refuse(exceeds, path);
  }
  const kind = kindOf(operation);
  const ephemeralOwner = isEphemeral(mode) ? session : '';
  const parentCversion = (creationsOf(view, parent) + 1) | 0;
  const { numChildren } = parent;
  return {
    body: {
      op: 'create',
      path,
      data,
      acl,
      ephemeralOwner: kind === 'plain' ? ephemeralOwner : '',
      kind,
      parentCversion,
    },
    changes: [
      [parentPath, { ...parent, zxid, cversion: parentCversion, numChildren: numChildren + 1 }],
      [
        path,
        {
          zxid,
          exists: true,
          version: 0,
          cversion: 0,
          aversion: 0,
          numChildren: 0,
          ephemeralOwner,
          data,
          acl,
        },
      ],
    ],
    path,
  };
}
