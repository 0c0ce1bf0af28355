import type { transcript as english } from '../en/transcript.ts';

export const transcript = {
  title: '文字记录',
  about: '图中的一切，用句子写出。点击时间可回到那一刻。',
  scope: '内容',
  scopes: { story: '要点', drawn: '图中画出的，PING 除外', all: '每个事件' },
  who: '关于',
  anyone: '所有成员',
  count: (lines: number) => `共 ${lines} 行。`,
  reading: '正在读取……',
  none: '还没有发生这样的事件。',
  lines: '文字记录的各行',
  follow: '跟随运行',
  save: '保存为文本',
  saveTitle: (title: string, time: string) => `${title}，截至 ${time}`,
  light: (time: string) => `${time} 所发生事件的起因和结果`,
} satisfies typeof english;
