import type { locks as english } from '../en/locks.ts';

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} 秒`;

export const locks = {
  title: '锁',
  none: '现在没有客户端在争锁。让几个客户端排队，就能看到锁怎样被取得、持有和交接。',
  start: '开始排队',
  another: '更多客户端',
  nobodyUp: '所有服务器都已宕机：没有可读的树。',
  about: {
    lock: '队首持有锁。',
  },
  watchesBefore: '其他客户端只监视自己前面的那一个。',
  watchesNobody: '没有客户端监视别的位置。',
  wakes: (told: number, waiting: number) =>
    told === 1
      ? waiting === 1
        ? '队首离开时，通知另一个客户端。'
        : `队首离开时，只通知一个客户端，而不是 ${waiting} 个。`
      : `队首离开时，${waiting} 个等待者中有 ${told} 个收到通知，其中只有一个能继续。`,
  empty: '现在没有客户端在排队。',
  seenBy: (sid: number) => `以服务器 ${sid} 的树为准。`,
  queue: (path: string) => `${path} 的队列`,
  holds: '持有',
  holdsPaused: '持有，已暂停',
  givesUp: '正在释放',
  waits: '等待',
  waitsPaused: '等待，已暂停',
  unaware: '已到队首，尚不知道',
  isTold: '通知在途',
  wakesNext: '下一个被通知',
  believesAlone: '以为自己持有',
  orphan: '它的客户端已离开',
  endsIn: (ms: number) => `会话将在 ${inSeconds(ms)}后过期`,
  left: (ms: number) => `会话还剩 ${inSeconds(ms)}`,
  believesRightly: (client: string) => `${client} 认为自己持有锁，事实如此。`,
  believesWrongly: (client: string) => `${client} 认为自己持有锁，但集群并不这样认为。`,
  doesNotKnow: (client: string) => `${client} 已排到队首，但自己还不知道。`,
  releases: (client: string) => `${client} 已用完锁，正在释放。`,
  ownerGone: '队首的客户端已离开：要等它的会话过期，锁才会空出来。',
  away: (clients: readonly string[]) => `不在队中：${clients.join('、')}。`,
  marks: '粗方框：客户端认为自己持有锁。连到锁的线：集群认定它持有。圆环：会话剩余的时间。',
  woken: '上次释放时被通知',
  ofWaiting: (waiting: number) => `共 ${waiting} 个在等`,
  wokenInAll: (told: number, releases: number) => `至今 ${releases} 次释放，共通知 ${told} 次`,
  release: (node: string, told: number, waiting: number) =>
    `${node} 离开：${waiting} 个等待者中通知了 ${told} 个`,
  refusesLess: '拒绝更小的',
  takesAny: '不看令牌',
  accesses: (name: string) => `对 ${name} 的最近访问`,
  noAccess: (name: string) => `还没有客户端使用过 ${name}。`,
  access: { time: '时间', client: '客户端', does: '操作', token: '令牌', verdict: '结果' },
  reads: '读',
  writes: '写',
  noToken: '无',
  accepted: '接受',
  refused: '拒绝',
  placeOf: (client: string) => `排队者：客户端 ${client}`,
} satisfies typeof english;
