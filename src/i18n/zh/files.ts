import type { files as english } from '../en/files.ts';

export const files = {
  title: '文件',
  about: 'JSON 格式的场景，带有全部分支和书签。也可以把文件拖放到页面上。',
  save: '存为文件',
  saved: (name: string) => `已存为 ${name}。`,
  open: '打开文件',
  choose: '场景文件',
  recent: {
    title: '最近的运行',
    about: '你最近的几个运行，只保存在这个浏览器里。',
    of: (actions: number, at: string, kept: string) =>
      `${actions} 个操作，停在 ${at}，保存于 ${kept}`,
    open: '继续',
    openOne: (title: string) => `继续 ${title}`,
    forget: '删除',
    forgetOne: (title: string) => `删除 ${title}`,
  },
  drop: '松开即可打开这个场景。',
} satisfies typeof english;
