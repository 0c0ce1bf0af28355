import type { quorum as english } from '../en/quorum.ts';

export const quorum = {
  title: '提案',
} satisfies typeof english;
