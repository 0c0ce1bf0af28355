import type { locks as english } from '../en/locks.ts';

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} 秒`;

export const locks = {
  title: '锁',
  none: '现在没有客户端在争锁。让三个客户端排队，就能看到锁怎样被取得、持有和交接。',
  start: '建立锁队列',
  nobodyUp: '所有服务器都已宕机：没有可读的树。',
  about: (path: string) => `${path}：队首持有锁；其他客户端只监视自己前面的那一个。`,
  wakes: (waiting: number) =>
    waiting < 2
      ? '持有者离开时，只唤醒下一个。'
      : `持有者离开时，只唤醒一个客户端，而不是 ${waiting} 个。`,
  empty: '现在没有客户端在排队。',
  seenBy: (sid: number) => `以服务器 ${sid} 的树为准`,
  queue: (path: string) => `${path} 的队列`,
  holds: '持有',
  waits: '等待',
  orphan: '它的客户端已离开',
  endsIn: (ms: number) => `会话将在 ${inSeconds(ms)}后过期`,
  left: (ms: number) => `会话还剩 ${inSeconds(ms)}`,
  watches: (node: string) => `监视 ${node}`,
  believesRightly: (client: string) => `${client} 认为自己持有锁，事实如此。`,
  believesWrongly: (client: string) => `${client} 认为自己持有锁，但集群并不这样认为。`,
  doesNotKnow: (client: string) => `${client} 已排到队首，但自己还不知道。`,
  releases: (client: string) => `${client} 已用完锁，正在释放。`,
  ownerGone: '队首的客户端已离开：要等它的会话过期，锁才会空出来。',
  away: (clients: readonly string[]) => `不在队中：${clients.join('、')}。`,
  woken: '上次释放时唤醒',
  ofWaiting: (waiting: number) => `共 ${waiting} 个在等`,
  placeOf: (client: string) => `排队者：客户端 ${client}`,
} satisfies typeof english;
