import type { locks as english } from '../en/locks.ts';

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} 秒`;

type Kind = keyof typeof english.about;

const verbOf = (kind: Kind): string => {
  if (kind === 'semaphore') return '拥有许可';
  return kind === 'election' ? '是 leader' : '持有锁';
};

export const locks = {
  title: '锁',
  none: '现在没有客户端在争锁。让几个客户端排队，就能看到锁怎样被取得、持有和交接。',
  start: '开始排队',
  another: '更多客户端',
  nobodyUp: '所有服务器都已宕机：没有可读的树。',
  about: {
    lock: '队首持有锁。',
    'herd-lock': '谁创建了那个唯一的 znode，谁就持有锁。其他客户端都监视它，彼此没有次序。',
    'shared-lock':
      '读者共同持有锁，写者独自持有。读者等待自己前面最近的写者，写者等待紧挨在前面的那一个。',
    'revocable-lock': '队首持有锁。等得太久的客户端会请它放手，但只能由它自己放手。',
    semaphore: '排在最前面的各有一个许可。等待者监视整个列表。',
    election: '队首是 leader。',
  },
  watchesBefore: '其他客户端只监视自己前面的那一个。',
  wakes: (told: number, waiting: number, holders: number) => {
    const when = holders > 1 ? '任一持有者离开时' : '持有者离开时';
    if (told > 1) return `${when}，${waiting} 个等待者中有 ${told} 个收到通知。`;
    return waiting === 1
      ? `${when}，通知另一个客户端。`
      : `${when}，只通知一个客户端，而不是 ${waiting} 个。`;
  },
  forOne: '其中只有一个能继续。',
  empty: '现在没有客户端在排队。',
  seenBy: (sid: number) => `以服务器 ${sid} 的树为准。`,
  queue: (path: string) => `${path} 的队列`,
  holds: {
    lock: '持有',
    'herd-lock': '持有',
    'shared-lock': '持有',
    'revocable-lock': '持有',
    semaphore: '有许可',
    election: '领导',
  },
  uses: { read: '读', write: '写' },
  waitsTo: { read: '等待读', write: '等待写' },
  paused: (state: string) => `${state}，已暂停`,
  givesUp: '正在释放',
  askedToLetGo: '被请求放手',
  waits: '等待',
  unaware: '轮到它，尚不知',
  isTold: '通知在途',
  wakesNext: '下个被通知',
  believesAlone: {
    lock: '以为自己持有',
    'herd-lock': '以为自己持有',
    'shared-lock': '以为自己持有',
    'revocable-lock': '以为自己持有',
    semaphore: '以为自己有许可',
    election: '以为自己领导',
  },
  orphan: '它的客户端已离开',
  endsIn: (ms: number) => `会话将在 ${inSeconds(ms)}后过期`,
  left: (ms: number) => `会话还剩 ${Math.ceil(ms / 1000)} 秒`,
  believesRightly: (clients: readonly string[], kind: Kind) =>
    `${clients.join('、')} 认为自己${verbOf(kind)}，事实如此。`,
  believesWrongly: (clients: readonly string[], kind: Kind) =>
    `${clients.join('、')} 认为自己${verbOf(kind)}，但集群并不这样认为。`,
  doesNotKnow: (client: string) => `${client} 已排到队首，但自己还不知道。`,
  releases: (client: string, kind: Kind) => {
    if (kind === 'election') return `${client} 领导的时间已到，正在退位。`;
    return `${client} 已完成工作，正在${kind === 'semaphore' ? '归还许可' : '释放锁'}。`;
  },
  ownerGone: '队首的客户端已离开：要等它的会话过期，位置才会空出来。',
  away: (clients: readonly string[]) => `不在队中：${clients.join('、')}。`,
  marks: (kind: Kind) =>
    `粗方框：客户端认为自己${verbOf(kind)}。从左边方框连出的线：集群也这样认为。圆环：会话剩余的时间。`,
  woken: '上次释放时被通知',
  ofWaiting: (waiting: number) => `共 ${waiting} 个在等`,
  wokenInAll: (told: number, releases: number) => `至今 ${releases} 次释放，共通知 ${told} 次`,
  release: (node: string, told: number, waiting: number) =>
    `${node} 离开：${waiting} 个等待者中通知了 ${told} 个`,
  refusesLess: '拒绝更旧的',
  takesAny: '不看令牌',
  apart: (name: string) => `客户端经由另外的通路访问 ${name}：这个网络中的切断和扣留都影响不到它。`,
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
