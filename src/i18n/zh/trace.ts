import type { trace as english } from '../en/trace.ts';
import { type By, whatItTakes } from './narration/words.ts';

type Names = readonly (number | string)[];

const list = (items: Names): string => items.join('、') || '无';
const servers = (need: number, by: By): string =>
  by === undefined ? ` ${need} 台服务器` : whatItTakes(need, by);

export const trace = {
  title: '追踪',
  about: '一件事物穿过整个集群的路径，以及它停在哪里。',
  what: '追踪',
  kinds: { zxid: '一个 zxid', session: '一个会话', watch: '一个监视', leader: '为何不是领导者？' },
  zxid: 'Zxid',
  client: '客户端',
  path: '路径',
  server: '服务器',
  none: '还没有可追踪的事务。',
  noClients: '还没有客户端。',
  noWatches: '这个客户端没有监视任何东西。',
  of: (operation: string, session: string) => `${operation}，由会话 ${session} 发起`,
  proposed: (time: string, by: number) => `由服务器 ${by} 在 ${time} 提出。`,
  notSeen: '它的提案不在这次运行里。',
  committed: (time: string, acks: Names) => `在 ${time} 由服务器 ${list(acks)} 确认而提交。`,
  stations: {
    arrived: '到达',
    logged: '写入日志',
    durable: '落盘',
    acked: 'ACK 计入',
    committed: '提交',
    applied: '应用',
  },
  leads: '由它提出',
  bySnapshot: (time: string) => `包含在 ${time} 到达的快照里`,
  stopped: '停下的原因',
  there: '它已到达所有该到的地方。',
  goTo: (time: string) => `前往 ${time}`,
  whyNotLeader: '为何不是领导者？',
  traceSession: '追踪它的会话',
  traceIt: (zxid: string) => `追踪 ${zxid}`,
  halts: {
    held: (type: string, from: string, to: string) =>
      `扣在 ${to} 的收件箱：来自 ${from} 的 ${type}`,
    cut: (type: string, from: string, to: string) => `${from} 发往 ${to} 的 ${type} 被断网挡住`,
    paused: (type: string, from: string, to: string) =>
      `${to} 已暂停，没有读取来自 ${from} 的 ${type}`,
    flying: (type: string, from: string, to: string, due: string) =>
      `${type} 正从 ${from} 前往 ${to}，${due} 到达`,
    writing: (sid: number) => `${sid} 的磁盘正在写入`,
    stalled: (sid: number) => `${sid} 的磁盘停住了`,
    frozen: (sid: number) => `${sid} 已暂停`,
    'needs-acks': (more: number, acks: Names, need: number, missing: Names, by: By) =>
      `${by === undefined ? '' : '至少'}还差 ${more} 个 ACK：需要${whatItTakes(need, by)}，${acks.length === 0 ? '还没有一个' : `已有 ${list(acks)}`}；尚缺 ${list(missing)}`,
    behind: (zxid: string) => `已有法定人数，但要排在 ${zxid} 之后`,
    down: (sid: number) => `${sid} 已停机`,
    looking: (sid: number) => `${sid} 在寻找领导者，没有跟随任何人`,
    synchronizing: (sid: number, leader: number) => `${leader} 仍在为 ${sid} 同步`,
    'not-connected': (sid: number, leader: number) => `${sid} 没有连上 ${leader}`,
    'waits-for-commit': (sid: number) => `${sid} 已有它，但还不知道已提交`,
    'not-sent': (sid: number, observes: boolean) =>
      observes ? `${sid} 只是观察者：提交之后才发给它` : `没有消息把它带给 ${sid}`,
    truncated: (sid: number, time: string, leader: number, epoch: number, last: string) =>
      `在 ${time} 于纪元 ${epoch} 被截断：领导者 ${leader} 没有它，其历史以 ${last} 结束`,
    'lost-in-crash': (sid: number, time: string) => `${sid} 写了它但还没落盘，就在 ${time} 崩溃了`,
    'leads-on': (sid: number, epoch: number, leader: number) =>
      `${sid} 仍以为自己是纪元 ${epoch} 的领导者，没有跟随 ${leader}`,
    'passed-over': (leader: number, epoch: number) =>
      `纪元 ${epoch} 的领导者 ${leader} 没有它而继续：它永远不会提交`,
    'nobody-proposes': (holders: Names) =>
      holders.length === 0
        ? '没有服务器持有它'
        : `没有领导者提出它；它在 ${list(holders)} 的日志里，其中之一当选它就能存活`,
    unknown: () => '它还没有走到这里',
  },
  leader: {
    question: (sid: number) => `为什么 ${sid} 不是领导者？`,
    leads: (sid: number, epoch: number) => `它是：${sid} 领导纪元 ${epoch}。`,
    'leads-on': (sid: number, epoch: number, leader: number, newer: number) =>
      `${sid} 仍以为自己是纪元 ${epoch} 的领导者，没有发觉 ${leader} 已领导纪元 ${newer}。跟随它的服务器太少。`,
    'still-follows': {
      down: (sid: number, leader: number) =>
        `${sid} 仍跟随 ${leader}，还没有发觉它已停机。在此之前它不会参选。`,
      paused: (sid: number, leader: number) =>
        `${sid} 仍跟随 ${leader}，而后者已暂停。要在 syncLimit 内一直没有它的消息，${sid} 才会参选。`,
      cut: (sid: number, leader: number) =>
        `${sid} 仍跟随 ${leader}，而两者之间断网了。要在 syncLimit 内一直没有它的消息，${sid} 才会参选。`,
    },
    down: (sid: number) => `${sid} 已停机。`,
    'cannot-stand': (sid: number) => `在现行配置中 ${sid} 不是有权重的投票者，投给它的票不算数。`,
    'not-yet': {
      connect: (sid: number, have: Names, need: number, by: By) =>
        `${sid} 已当选，但要有${servers(need, by)}连上来才能选定纪元。目前：${list(have)}。`,
      promise: (sid: number, have: Names, need: number, by: By) =>
        `${sid} 已当选，但需要${servers(need, by)}对其纪元的承诺。目前：${list(have)}。`,
      sync: (sid: number, have: Names, need: number, by: By) =>
        `${sid} 已当选，但需要${servers(need, by)}把它的历史落盘。目前：${list(have)}。`,
    },
    beaten: {
      epoch: (sid: number, own: string, winner: string) =>
        `输在纪元：${sid} 上次参与的纪元较旧。选票（纪元、zxid、服务器）：${own} 对 ${winner}。`,
      zxid: (sid: number, own: string, winner: string) =>
        `输在 zxid：别的服务器最后的事务更新。选票（纪元、zxid、服务器）：${own} 对 ${winner}。`,
      sid: (sid: number, own: string, winner: string) =>
        `纪元和 zxid 相同，编号大的胜。选票（纪元、zxid、服务器）：${own} 对 ${winner}。`,
      none: (sid: number, own: string, winner: string) => `两票相同：${own} 与 ${winner}。`,
    },
    'too-late': (sid: number, own: string, leader: number, time: string) =>
      `${sid} 在 ${time} 带着选票 ${own} 开始寻找时，法定人数已跟随 ${leader}。后来的候选者再好也不会取代领导者。`,
    'too-few': (sid: number, agree: Names, need: number, by: By) =>
      `${sid} 投自己；需要${by === undefined ? ` ${need} 票` : whatItTakes(need, by)}，目前同意的有：${list(agree)}。`,
    'cut-off': (sid: number, reach: Names, need: number, by: By) =>
      by === undefined
        ? `${sid} 只能联系到 ${list(reach)}：不足法定的 ${need} 台。`
        : `${sid} 只能联系到 ${list(reach)}：不足法定人数，需要${whatItTakes(need, by)}。`,
    unknown: (sid: number) => `这次运行没有记录 ${sid} 之前做过什么。`,
  },
  commit: { question: (zxid: string) => `为什么 ${zxid} 没有提交？`, is: '它已提交。' },
  event: {
    question: (client: string, path: string) => `为什么 ${client} 没有收到 ${path} 的事件？`,
    'no-client': () => '没有这个客户端。',
    expired: (client: string) => `${client} 的会话已过期，它的监视也随之消失。`,
    'no-watch': (client: string, path: string) => `${client} 从未监视 ${path}。`,
    closed: (client: string) => `${client} 关闭了它的会话，它的监视也随之消失。`,
    removed: (time: string) => `监视在 ${time} 被移除。`,
    'got-it': (time: string, isGone: boolean) =>
      isGone
        ? `收到了，在 ${time}。监视只触发一次：要等下一次变化须重新设置。`
        : `收到了，在 ${time}。`,
    'on-its-way': (halt: string) => `监视已触发：${halt}。`,
    'lost-with-connection': (time: string, server: number) =>
      `服务器 ${server} 在 ${time} 触发了它，但连接在送达前断了。客户端重新设置监视时会得知变化。`,
    withheld: (time: string) => `${time} 的事件被扣下：ACL 不允许该客户端读这个 znode。`,
    'no-change': (time: string, server: number) =>
      `自 ${time} 设置监视以来，服务器 ${server} 上没有它所监视的变化。`,
    'silent-gap': (zxid: string, client: string) =>
      `${zxid} 在 ${client} 没有连接时改变了它。持久监视只是在新的服务器上重新设置，不会告知之前发生的事。`,
    'server-behind': (server: number, zxid: string, applied: string) =>
      `变化是 ${zxid}，而它的服务器 ${server} 只应用到 ${applied}。监视在设置它的服务器上触发。`,
    'not-connected': (client: string) =>
      `${client} 没有连接。新的服务器会把它监视的与它最后见到的作比较。`,
  },
  session: (client: string, session: string) => `客户端 ${client} 的会话 ${session}`,
  noSession: (client: string) => `${client} 没有会话。`,
  fates: {
    none: '没有会话。',
    connected: (server: number) => `会话是打开的，客户端连接在服务器 ${server} 上。`,
    unnoticed: (server: number) => `会话是打开的，客户端还没有发觉服务器 ${server} 已停机。`,
    searching: (leftMs: number | null) =>
      leftMs === null
        ? '客户端没有连接；只要没有领导者，会话就不会过期。'
        : `客户端没有连接；如果领导者没有它的消息，会话将在 ${leftMs} 毫秒后过期。`,
    expiring: (time: string, server: number) =>
      `在服务器 ${server} 看来它的时间已到：于 ${time} 开始关闭它，closeSession 还没有被应用。`,
    expired: (time: string, told: boolean) =>
      told
        ? `会话已于 ${time} 过期，客户端已知道。`
        : `会话已于 ${time} 过期。客户端还不知道：再次连上服务器时它才会得知。`,
    closed: (time: string) => `客户端关闭了它，于 ${time} 被应用。`,
  },
  opened: '打开',
  moved: '重新连上',
  pings: 'PING',
  ephemerals: '临时节点',
  atServer: (server: number) => `在服务器 ${server}`,
  toServer: (server: number) => `在服务器 ${server}`,
  never: '从未：一直在打开它的服务器上',
  pingCount: (count: number, last: string) =>
    count === 0 ? '没有' : `${count} 次，最近一次在 ${last}`,
  noEphemerals: '没有',
  setAt: '设置：',
  modes: {
    standard: '触发一次',
    persistent: '持久',
    persistent_recursive: '持久，并包括其下的一切',
  },
  notFired: '它还没有触发。',
  firing: { committed: '提交', fired: '应用并触发', sent: '发出', heard: '收到' },
  lostEvent: '事件到达之前连接已断开。',
  whyNoEvent: '为什么没有事件？',
  traceWatch: '追踪这个监视',
  story: '经过',
  earlier: (count: number) => `更早还有 ${count} 条`,
} satisfies typeof english;
