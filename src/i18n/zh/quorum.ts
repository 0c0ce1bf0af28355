import type { quorum as english } from '../en/quorum.ts';

type Sid = number;

const list = (sids: readonly Sid[]): string => sids.join('、');

/** Behind Chinese a number stands apart. */
const spaced = (phrase: string): string => (/^\d/.test(phrase) ? ` ${phrase}` : phrase);

export const quorum = {
  title: '提案',
  system: {
    majority: (need: number, voters: number) =>
      voters === 1 ? '唯一的投票者' : `${voters} 个投票者中的 ${need} 个`,
    groups: (need: number, groups: readonly (readonly Sid[])[]) =>
      `${groups.length} 个组 ${groups.map((group) => `（${group.join(' ')}）`).join('、')} 中 ${need} 个组的过半权重`,
    weighted: (phrase: string, weights: readonly { server: Sid; weight: number }[]) =>
      `${phrase}（其中${weights.map(({ server, weight }) => `服务器 ${server} 的权重为 ${weight}`).join('，')}）`,
    both: (old: string, next: string) => `旧配置中${spaced(old)}以及新配置中${spaced(next)}`,
  },
  serves: (quorum: string) =>
    `每个提案必须写入${spaced(quorum)}的磁盘。领导者自己的磁盘同样只算一个。`,
  idle: (leader: Sid, epoch: number) => `服务器 ${leader} 在纪元 ${epoch} 中还没有提出提案。`,
  begins: (leader: Sid, quorum: string) =>
    `服务器 ${leader} 已当选，但还没有开始服务。每一步都要有${spaced(quorum)}（含它自己）完成，才能进入下一步。`,
  several: (leaders: readonly Sid[], quorum: string) =>
    `服务器 ${list(leaders)} 都以为自己是领导者。只有能得到${spaced(quorum)}（含自己）答复的那个才能提交。`,
  nobody: (quorum: string) => `没有领导者，所以什么也不能提出。要先由${spaced(quorum)}选出领导者。`,
  block: (leader: Sid, epoch: number) =>
    epoch < 0 ? `服务器 ${leader}，尚无纪元` : `服务器 ${leader}，纪元 ${epoch}`,
  group: (n: number) => `第 ${n} 组`,
  weight: (n: number) => `权重 ${n}`,
  zxid: 'zxid',
  proposal: '事务',
  acks: 'ACK 数',
  step: '步骤',
  voter: (sid: Sid) => `服务器 ${sid}`,
  count: {
    voters: (count: number, need: number) => `${count} / ${need}`,
    groups: (count: number, need: number) => `${count} / ${need} 组`,
  },
  old: '旧',
  next: '新',
  committed: '已提交',
  more: (n: number) => `后面还有 ${n} 个`,
  waits: {
    acks: (more: number) => `还差 ${more} 个 ACK`,
    turn: (after: string) => `ACK 已够，等 ${after} 先提交`,
    nothing: '',
  },
  steps: {
    connected: { name: '已连接', what: 'FOLLOWERINFO' },
    promised: { name: '已承诺新纪元', what: 'ACKEPOCH' },
    synchronized: { name: '已接受它的历史', what: '对 NEWLEADER 的 ACK' },
  },
  lamp: {
    away: '无法到达',
    unsent: '尚未发送',
    'in-flight': '在途中',
    written: '正在写，尚未落盘',
    'on-disk': '已落盘，领导者还不知道',
    acked: '已确认',
  },
  lampOf: (sid: Sid, state: string) => `服务器 ${sid}：${state}`,
  key: {
    'in-flight': '在途中',
    written: '正在写',
    'on-disk': '已落盘',
    acked: '已确认',
    away: '无法到达',
  },
} satisfies typeof english;
