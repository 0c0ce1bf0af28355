import type { log as english } from '../en/log.ts';

export const log = {
  title: '日志',
} satisfies typeof english;
