import type { locks as english } from '../en/locks.ts';

export const locks = {
  title: '锁',
} satisfies typeof english;
