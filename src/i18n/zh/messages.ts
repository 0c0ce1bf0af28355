import type { messages as english } from '../en/messages.ts';

export const messages = {
  title: '消息',
  about: (total: number) => `${total} 条消息，最新的在前。`,
  none: '没有符合的消息。',
  reading: '历史还在读取中。',
  which: '范围',
  show: { all: '全部', 'under-way': '途中', held: '被扣留' },
  type: '类型',
  from: '发自',
  to: '发往',
  any: '任意',
  anyone: '任何人',
  region: '消息列表',
  message: '消息',
  state: {
    'on-its-way': (time: string) => `途中，${time} 到达`,
    held: () => '扣留在收件箱',
    cut: () => '在断开处等待',
    paused: () => '等待：接收者已暂停',
    arrived: (time: string) => `${time} 到达`,
    lost: (time: string) => `${time} 随连接丢失`,
    gone: () => '已消失：被丢弃',
  },
  way: (from: string, to: string) => `${from} → ${to}`,
  goTo: (time: string) => `转到 ${time}`,
  act: { deliver: '投递', hold: '扣留', release: '放行', drop: '丢弃' },
  acts: (act: string, message: string, from: string, to: string) =>
    `${act}：${from} 发给 ${to} 的 ${message}`,
  dropBreaks: 'TCP 不会单独丢失一条消息：丢弃它会断开连接。',
} satisfies typeof english;
