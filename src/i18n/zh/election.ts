import type { election as english } from '../en/election.ts';

type Sid = number;

const list = (sids: readonly Sid[]): string => sids.join('、');

export const election = {
  title: '选举',
  server: '服务器',
  votesFor: '投给',
  epoch: '纪元',
  zxid: 'zxid',
  round: '轮次',
  heardFrom: '已听到',
  why: '原因',
  order: '一张选票是（纪元、zxid、服务器编号）：从前往后比，第一个不同的部分决定胜负。',
  quorum: (quorum: string) =>
    `从${/^\d/.test(quorum) ? ' ' : ''}${quorum}收到相同的选票后，服务器再等 200 毫秒看有没有更好的，然后决定。`,
  quiet: (leader: Sid, epoch: number) =>
    `现在没有选举：服务器 ${leader} 是纪元 ${epoch} 的领导者。有服务器来寻找领导者时，各服务器会按此表答复。`,
  settling: '现在没有服务器在寻找领导者，但还没有领导者就位。表中是各服务器会给出的答复。',
  nobody: '所有服务器都已宕机，没有谁能投票。',
  lookingBeside: (looking: readonly Sid[], leader: Sid) =>
    `服务器 ${list(looking)} 在寻找领导者，而服务器 ${leader} 正在领导：其他服务器会用既定的选票答复。`,
  role: {
    looking: '寻找中',
    following: '跟随',
    leader: '领导者',
    observing: '观察',
    down: '宕机',
  },
  voteOf: (sid: Sid, role: string) => `投票者：服务器 ${sid}，${role}`,
  lamp: {
    own: '它自己的一票',
    same: (from: Sid) => `${from}：相同的选票`,
    other: (from: Sid, leader: Sid) => `${from}：另一张选票，投给 ${leader}`,
    settled: (from: Sid, leader: Sid) => `${from}：已定，跟随 ${leader}`,
    none: (from: Sid) => `${from}：还没有消息`,
  },
  lampsKey: {
    same: '相同的选票',
    other: '另一张选票',
    settled: '既定的答复',
    none: '还没有消息',
  },
  part: { epoch: '纪元', zxid: 'zxid', sid: '编号', none: '选票' },
  down: '宕机：不投票，也不答复',
  flushing: '投票前先把日志写入磁盘',
  unheard: '先投自己，直到有更好的选票到来',
  keeps: (part: string, mine: string, other: string) => `坚持自己：${part} ${mine} 胜过 ${other}`,
  stays: (leader: Sid, part: string, mine: string, other: string) =>
    `仍投 ${leader}：${part} ${mine} 胜过 ${other}`,
  gaveUpOwn: (part: string, old: string, better: string) => `放弃自己：${part} ${old} < ${better}`,
  gaveUp: (leader: Sid, part: string, old: string, better: string) =>
    `放弃 ${leader}：${part} ${old} < ${better}`,
  leads: (epoch: number) => `领导纪元 ${epoch}`,
  leadsNoEpoch: '已当选；正在召集跟随者以确定新纪元',
  follows: (leader: Sid) => `跟随 ${leader}`,
  observes: (leader: Sid) => `观察 ${leader}，不计票`,
  phase: {
    election: '选举',
    discovery: '发现阶段：商定新纪元',
    synchronization: '同步阶段：使日志一致',
    broadcast: '广播阶段：为客户端服务',
  },
  finalWait: (agree: readonly Sid[], leftMs: number) =>
    `${list(agree)} 已成多数；再等 ${leftMs} 毫秒看有没有更好的`,
  counting: (agree: number, need: number) => `需要 ${need} 票一致，现有 ${agree} 票`,
} satisfies typeof english;
