import { ERROR_CODES } from '../../znodes/error-code.ts';
import type { Operation } from '../../znodes/request.ts';
import type { Result, SubResult } from '../../znodes/result.ts';
import type { Names } from './names.ts';
import { showAcl, showData } from './values.ts';

/** What a step gave, as recordings write it. */
export type Shown = Record<string, unknown>;

const codeOf = (error: Result['error']): Shown => ({
  rc: ERROR_CODES[error],
  ...(error === 'OK' ? {} : { err: error }),
});

/** An answer as scripts write it: only what the client library hands to its caller. */
export function showResult(operation: Operation, result: Result, names: Names): Shown {
  const shown = codeOf(result.error);
  const { op } = operation;
  if (op === 'multi' || op === 'multiRead') {
    const results = result.results?.map((part) => showPart(part, names));
    // Reads stand side by side: the code is that of the first that failed.
    const failed = results?.find(({ rc }) => rc !== 0);
    const first =
      op === 'multiRead' && result.error === 'OK' && failed !== undefined
        ? { rc: failed['rc'], err: failed['err'] }
        : {};
    return { ...shown, ...first, ...(results === undefined ? {} : { results }) };
  }
  if (result.error !== 'OK') return shown;
  if (operation.op === 'create') {
    const { stat, ttlMs, flags, mode } = operation;
    shown['path'] = result.path;
    const tells =
      stat === true || ttlMs !== undefined || (flags !== undefined && mode !== 'persistent');
    if (tells && result.stat !== undefined) shown['stat'] = names.stat(result.stat);
    return shown;
  }
  if (result.data !== undefined) {
    const data = showData(result.data);
    const isConfig =
      op === 'reconfig' || ('path' in operation && operation.path === '/zookeeper/config');
    shown['data'] = isConfig && typeof data === 'string' ? names.config(data) : data;
  }
  if (result.children !== undefined) shown['children'] = [...result.children].sort();
  if (result.acl !== undefined) shown['acl'] = showAcl(result.acl);
  if (result.number !== undefined) shown['number'] = result.number;
  if (result.ephemerals !== undefined) shown['ephemerals'] = [...result.ephemerals].sort();
  if (result.who !== undefined) shown['who'] = result.who;
  const plainList = operation.op === 'getChildren' && operation.stat !== true;
  if (result.stat !== undefined && !plainList) shown['stat'] = names.stat(result.stat);
  return shown;
}

const PART_TYPES: Readonly<Record<SubResult['op'], string>> = {
  create: 'create',
  delete: 'delete',
  setData: 'set',
  check: 'check',
  getData: 'get',
  getChildren: 'children',
  error: 'error',
};

/** One result of a multi. */
function showPart(part: SubResult, names: Names): Shown {
  const { op, path, data, children, stat } = part;
  const shown: Shown = { ...codeOf(part.error), type: PART_TYPES[op] };
  if (op === 'create') shown['path'] = path;
  if (data !== undefined) shown['data'] = showData(data);
  if (children !== undefined) shown['children'] = [...children].sort();
  if (stat !== undefined && op !== 'getChildren') shown['stat'] = names.stat(stat);
  return shown;
}
