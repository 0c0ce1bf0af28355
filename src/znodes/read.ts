import { statOf } from './apply.ts';
import { isValidPath } from './path.ts';
import type { Replica } from './replica.ts';
import type { Operation } from './request.ts';
import type { Result } from './result.ts';

export type Read = Extract<Operation, { op: 'getData' | 'exists' | 'getChildren' }>;

/** The answer to a read, from one replica as it is now (`FinalRequestProcessor`). */
export function read(replica: Replica, operation: Read): Result {
  const { path } = operation;
  if (!isValidPath(path)) return { error: 'BADARGUMENTS' };
  const znode = replica.znodes.get(path);
  if (znode === undefined) return { error: 'NONODE' };
  switch (operation.op) {
    case 'getData':
      return { error: 'OK', data: znode.data, stat: statOf(znode) };
    case 'exists':
      return { error: 'OK', stat: statOf(znode) };
    case 'getChildren':
      return { error: 'OK', children: [...znode.children.keys()].sort(), stat: statOf(znode) };
  }
}
