import type { dialogs as english } from '../en/dialogs.ts';

export const dialogs = {
  close: '关闭',
  cancel: '取消',
} satisfies typeof english;
