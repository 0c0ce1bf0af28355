import type { World } from '../../en/narration/world.ts';
import { apart, server } from './words.ts';

export const world: World = {
  started: {
    empty: (sid) => `${server(sid)} 以空磁盘启动：没有事务，也没有向任何人承诺过纪元。`,
    recovered: (p) =>
      `${server(p.sid)} 启动并读取磁盘：日志中有 ${p.replayed} 个事务，最后的 zxid 是 **${p.last}**。它的当前纪元是 ${p.current}，已承诺的纪元是 ${p.accepted}。`,
    client: (name) => `客户端 ${name} 启动，开始寻找服务器。`,
  },
  crashed: {
    nothingLost: (sid) =>
      `${server(sid)} 崩溃。它的日志都已 fsync，**磁盘上一条也不少**；丢失的只有内存。`,
    lost: (p) =>
      `${server(p.sid)} 崩溃。${p.zxids} 已写入但尚未 fsync：**这次崩溃把${p.count === 1 ? '它' : '它们'}丢掉了**。`,
    client: (name) =>
      `客户端 ${name} 的进程突然结束，什么也没说。它的会话会继续存在，直到领导者太久没有它的消息。`,
  },
  cut: {
    between: (sides) => `**${sides}网络被切断。**跨过切口的内容停在那里，直到网络恢复或连接超时。`,
    way: (p) =>
      `**从${p.from} 到${p.to} 的方向被切断，反方向仍然畅通。**所以别人还听得到${p.to}，它自己却听不到${p.from}。`,
  },
  healed: {
    none: '没有需要恢复的切断。',
    between: (sides) => `**${sides}网络恢复。**停在切口处的内容继续前进。`,
    way: (p) => `**从${p.from} 到${p.to} 的方向恢复。**停在那里的内容继续前进。`,
  },
  sent: (p) => `${p.from} 向${p.to} 发送${apart(p.what)}。`,
  delivered: (p) => `${p.to} 收到${p.from} 的${apart(p.what)}。`,
  lost: (p) => `${p.from} 与${p.to} 之间的连接断了，以下内容丢失：${p.what}。`,
  held: (p) =>
    `停在${p.to} 的收件箱里：来自${p.from} 的${apart(p.what)}。**它已经到达，只是${p.to} 还没有读**；同一连接上排在它后面的也要等。`,
  tampered: {
    deliver: (p) => `${p.to} 立刻收到${p.from} 的${apart(p.what)}。同一连接上排在它前面的先到达。`,
    hold: (p) => `它连同后面的消息都将停在${p.to} 的收件箱里：来自${p.from} 的${apart(p.what)}。`,
    release: (p) => `不再扣留，从${p.from} 到${p.to}：${p.what}。`,
    delay: (p) => `它连同后面的消息都会晚到，从${p.from} 到${p.to}：${p.what}。`,
    drop: (p) =>
      `在从${p.from} 到${p.to} 的路上被丢弃：${p.what}。**TCP 从不会只丢失中间的一条消息，所以整个连接断开。**`,
    vanish: (p) =>
      `在从${p.from} 到${p.to} 的路上消失：${p.what}。**这个网络不安全：用 TCP 的话，连接会断开。**`,
    duplicate: (p) => `它会到达两次，从${p.from} 到${p.to}：${p.what}。**用 TCP 不会发生这种事。**`,
    overtake: (p) =>
      `它超过了前面的消息，从${p.from} 到${p.to}：${p.what}。**用 TCP 不会发生这种事。**`,
  },
  paused: {
    server: (sid) =>
      `**${server(sid)} 暂停**，就像一次很长的垃圾回收。它既不读也不发，定时器也停着；别人只会发现它沉默了。`,
    client: (name) =>
      `**客户端 ${name} 暂停。**它不再发 ping，所以会话可能过期而它并不知道。这期间让它发出的请求，等它恢复之后才发出。`,
  },
  resumed: {
    server: (sid) =>
      `**${server(sid)} 继续运行**，仿佛时间没有流逝。它先读这期间到达的内容，然后才从定时器得知自己晚了多少。`,
    client: (name) => `**客户端 ${name} 继续运行**，仍然相信它先前相信的一切。`,
  },
  'disk-failed': (sid) =>
    `**${server(sid)} 的磁盘写入出错，于是它的进程结束。**如果继续下去，它可能会确认自己并没有的内容。`,
  wiped: {
    nothing: (sid) => `${server(sid)} 的磁盘原本就是空的。`,
    all: (p) =>
      `**${server(p.sid)} 失去了整个磁盘**：到 ${p.last} 为止的日志、快照，以及它承诺过的纪元。曾把它算在内的法定多数，现在可能少了一个。`,
  },
  'tail-lost': (p) =>
    `${server(p.sid)} 读日志，遇到第一条残缺的记录就当作结尾。**${p.zxids} 丢失了**，不论是否确认过。`,
  'start-refused': {
    'no-snapshot': (p) =>
      `**${server(p.sid)} 拒绝启动**：它有到 ${p.last} 为止的日志，却没有快照。放在空树上，日志也许并不完整。`,
    'bad-checksum': (p) =>
      `**${server(p.sid)} 拒绝启动**：日志中有记录与校验和不符。它无法知道自己曾经确认过什么。`,
    'epoch-behind-log': (p) =>
      `**${server(p.sid)} 拒绝启动**：日志到 ${p.last} 为止，而 currentEpoch 文件还是 ${p.current}。崩溃正好发生在两者之间，也没有痕迹表明那个文件正在被替换。`,
    'promise-behind-epoch': (p) =>
      `**${server(p.sid)} 拒绝启动**：它采用了纪元 ${p.current}，却只承诺过 ${p.accepted}。两个纪元文件中必有一个是错的。`,
  },
  damaged: {
    'torn-tail': (p) => `${server(p.sid)} 的日志中，这些只剩残片：${p.zxids}。`,
    'bad-checksum': (p) =>
      `${server(p.sid)} 的日志中，这些的内容变了：${p.zxids}。校验和会发现它。`,
    'lost-snapshots': (p) => `${server(p.sid)} 不再有快照，只剩日志。`,
  },
  repaired: {
    cut: (p) =>
      `从${server(p.sid)} 的日志中截掉读不出的内容：${p.zxids}。**若有谁把它算在内，现在就少了一个。**`,
    epochs: (p) =>
      `${server(p.sid)} 的纪元文件改得与日志相符：当前纪元 ${p.current}，已承诺的纪元 ${p.accepted}。它可以启动了。`,
  },
  dialled: (p) => `${p.from} 向${p.to} 发起连接${p.port}。`,
  connected: {
    accepted: (p) => `${p.from} 与${p.to} 已连接${p.port}。`,
    largerDials: (p) => `${p.from} 与${p.to} 只保留一条投票用的连接：由编号较大的一方发起的那条。`,
  },
  refused: (p) => `${p.to} 没有接受${p.from} 的连接：那里没有人监听。`,
  disconnected: (p) => `${p.from} 发现它到${p.to} 的连接已关闭${p.port}。`,
};
