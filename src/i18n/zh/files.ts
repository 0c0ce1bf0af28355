import type { files as english } from '../en/files.ts';

export const files = {
  title: '文件',
  about: 'JSON 格式的场景，带有全部分支和书签。也可以把文件拖放到页面上。',
  save: '存为文件',
  saved: (name: string) => `已存为 ${name}。`,
  open: '打开文件',
  choose: '场景文件',
  drop: '松开即可打开这个场景。',
} satisfies typeof english;
