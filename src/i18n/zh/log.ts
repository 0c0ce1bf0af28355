import type { log as english } from '../en/log.ts';

export const log = {
  title: '日志',
  about: '每列一台服务器，每行一个 zxid。宕机后仍会留下的用实心表示。',
  empty: '还没有服务器写过日志：客户端的第一次写入会成为第一行。',
  passedOver: (zxids: readonly string[]) =>
    `${zxids.join('、')} 在其领导者失去之前没有到达多数，永远不会提交。`,
  zxid: 'zxid',
  epoch: (epoch: number) => `纪元 ${epoch}`,
  server: (sid: number, role: string) => `服务器 ${sid}，${role}`,
  committedLine: '已提交',
  compare: '两台服务器有何不同？',
  region: '日志各行',
  snapshot: 'SNAP',
  snapshotUpTo: (zxid: string) => `快照，截至 ${zxid}`,
  sync: (mode: string) => `正在用 ${mode} 追上`,
  cell: {
    none: '没有',
    snapshot: '在快照中',
    written: '已写，未落盘',
    'on-disk': '已落盘',
    committed: '已提交',
    'passed-over': '永不提交',
  },
} satisfies typeof english;
