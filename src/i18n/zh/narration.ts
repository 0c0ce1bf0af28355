import type { Narration } from '../en/narration.ts';
import { coordination } from './coordination.ts';
import { programNames, recipes } from './recipes.ts';

const server = (sid: number): string => `服务器 ${sid}`;

type By = 'groups' | 'both' | 'oracle' | undefined;

const aQuorum = (by: By): string => (by === undefined ? '多数' : '法定多数');
const whatItTakes = (need: number, by: By): string =>
  by === 'groups'
    ? '多数分组中的多数权重'
    : by === 'both'
      ? '新旧两个配置各自的法定多数'
      : ` ${need} 个`;
const ofThose = ({ count, need, by }: { count: number; need: number; by: By }): string =>
  `需要${whatItTakes(need, by)}，已有 ${count} 个`;
const theyAre = (count: number, by: By): string =>
  by === undefined
    ? `${count} 台已是多数`
    : {
        groups: '它们拥有多数分组中的多数权重',
        both: '它们在新旧两个配置中都是法定多数',
        oracle: '两台中的一台不是多数，但仲裁者允许它单独决定',
      }[by];

export const narration: Narration = {
  recipes,
  coordination,
  programs: programNames,
  quiet: '还没有发生任何事。请按“播放”。',
  server,
  client: (name) => `客户端 ${name}`,
  servers: (...sids) => (sids.length === 0 ? '没有服务器' : `服务器 ${sids.join('、')}`),
  list: (...items) => (items.length === 0 ? '无' : items.join('、')),
  sides: (...all) => `${all.map((p) => `${p.some} 与${p.others} 之间`).join('，以及')}的`,
  ms: (ms) => `${ms} 毫秒`,
  msRange: (from, to) => `${from} 到 ${to} 毫秒`,
  join: (...sentences) => sentences.filter(Boolean).join(''),
  roles: {
    looking: '正在寻找领导者',
    following: '正在跟随',
    leading: '正在领导',
    observing: '正在观察',
  },
  phases: {
    election: '选举',
    discovery: '发现',
    synchronization: '同步',
    broadcast: '广播',
  },
  ports: { election: '用于投票', quorum: '用于领导者与跟随者之间', client: '用于客户端' },

  commanded: {
    crash: (sid) => `按你的操作：${server(sid)} 崩溃。`,
    restart: (sid) => `按你的操作：${server(sid)} 启动。`,
    isolate: (sid) => `按你的操作：${server(sid)} 与其他所有服务器断开。`,
    reconnect: (sid) => `按你的操作：${server(sid)} 重新与其他服务器连通。`,
    cut: '按你的操作：网络被切成几组。',
    heal: '按你的操作：所有切断都恢复。',
    request: (client, operation) => `按你的操作：客户端 ${client} 请求 ${operation}。`,
    addClient: (client) => `按你的操作：客户端 ${client} 加入。`,
    checkContainers: '按你的操作：领导者查找该删除的容器和 TTL znode。',
    removeClient: (client) => `按你的操作：客户端 ${client} 的进程结束。`,
    closeClient: (client) => `按你的操作：客户端 ${client} 关闭会话。`,
    disconnectClient: (client) => `按你的操作：客户端 ${client} 断网。`,
    reconnectClient: (client) => `按你的操作：客户端 ${client} 可以重新连接。`,
    moveClient: (client, servers) =>
      `按你的操作：客户端 ${client} 换服务器，从现在起只知道 ${servers}。`,
    setProgram: (client, program) => `按你的操作：客户端 ${client} 从现在起做：${program}。`,
    expireClient: (client) => `按你的操作：客户端 ${client} 的会话到期。`,
    crashKeeps: (p) =>
      `按你的操作：${server(p.sid)} 崩溃，但有 ${p.keeps} 个尚未 fsync 的事务仍然到了磁盘上。`,
    wipe: (sid) => `按你的操作：${server(sid)} 的磁盘换成一块空的。`,
    damageDisk: {
      'torn-tail': (p) => `按你的操作：${server(p.sid)} 日志中最后 ${p.records} 条记录只剩残片。`,
      'bad-checksum': (p) =>
        `按你的操作：${server(p.sid)} 日志中最后 ${p.records} 条记录与校验和不再相符。`,
      'lost-snapshots': (p) => `按你的操作：${server(p.sid)} 的快照被删除。`,
    },
    repairDisk: (sid) => `按你的操作：有人动手修复 ${server(sid)} 的文件。`,
    setOracle: {
      grants: (sid) => `按你的操作：仲裁者说 ${server(sid)} 可以单独决定。`,
      denies: (sid) => `按你的操作：仲裁者说 ${server(sid)} 不能单独决定。`,
    },
    pause: (who) => `按你的操作：${who} 冻结。`,
    resume: (who) => `按你的操作：${who} 继续运行。`,
    setDisk: {
      ok: (sid) => `按你的操作：${server(sid)} 的磁盘正常工作。`,
      stalled: (sid) => `按你的操作：${server(sid)} 的磁盘停顿，要落盘的内容都在等待。`,
      failing: (sid) => `按你的操作：${server(sid)} 的磁盘在下一次落盘时会出错。`,
      pace: (time) => `它一次落盘需要 ${time}。`,
    },
    setClock: {
      even: (p) => `按你的操作：服务器 ${p.sid} 的时钟走得准。`,
      fast: (p) => `按你的操作：服务器 ${p.sid} 的时钟快 ${p.percent}%。`,
      slow: (p) => `按你的操作：服务器 ${p.sid} 的时钟慢 ${p.percent}%。`,
    },
    fireTimer: (p) => `按你的操作：服务器 ${p.sid} 的定时器 ${p.timer} 现在就到时。`,
    postponeTimer: (p) => `按你的操作：服务器 ${p.sid} 的定时器 ${p.timer} 推迟 ${p.by}。`,
    setLink: {
      asBefore: (p) => `按你的操作：从${p.from} 到${p.to} 的延迟与其他链路相同。`,
      pace: (p) => `按你的操作：从${p.from} 到${p.to} 需要 ${p.pace}。`,
      loss: (percent) => `它会丢失 ${percent}% 的数据包；TCP 会重发，所以只会迟到，不会乱序。`,
    },
    cutWay: (p) => `按你的操作：从${p.from} 到${p.to} 的方向被切断，只切这一个方向。`,
    healWay: (p) => `按你的操作：从${p.from} 到${p.to} 的方向恢复。`,
    holdLink: (p) => `按你的操作：${p.from} 发给${p.to} 的一切都停在收件箱里。`,
    releaseLink: (p) => `按你的操作：不再扣留${p.from} 发给${p.to} 的消息。`,
    holdType: (p) =>
      `按你的操作：${p.from === null ? '' : `${p.from} 发出的`}每条 ${p.type} 都停在${p.to ?? '接收者'}的收件箱里。`,
    releaseType: (p) =>
      `按你的操作：不再扣留${p.from === null ? '' : ` ${p.from} 发出的`}${p.to === null ? '' : `发给${p.to} 的`} ${p.type}。`,
    releaseAll: '按你的操作：所有被扣留的内容继续前进。',
    delay: (until) => `按你的操作：一条消息在 ${until} 之前不会到达。`,
    message: {
      deliver: '按你的操作：一条消息现在就到达，排在它前面的也一起到达。',
      hold: '按你的操作：一条消息将停在接收者的收件箱里。',
      release: '按你的操作：一条被扣留的消息继续前进。',
      drop: '按你的操作：一条消息被丢弃。',
      duplicate: '按你的操作：一条消息变成两条。',
      overtake: '按你的操作：一条消息超过它前面的那条。',
    },
  },
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
  sent: (p) => `${p.from} 向${p.to} 发送 ${p.what}。`,
  delivered: (p) => `${p.to} 收到${p.from} 的 ${p.what}。`,
  lost: (p) => `${p.from} 与${p.to} 之间的连接断了，以下内容丢失：${p.what}。`,
  held: (p) =>
    `停在${p.to} 的收件箱里：来自${p.from} 的 ${p.what}。**它已经到达，只是${p.to} 还没有读**；同一连接上排在它后面的也要等。`,
  tampered: {
    deliver: (p) => `${p.to} 立刻收到${p.from} 的 ${p.what}。同一连接上排在它前面的先到达。`,
    hold: (p) => `它连同后面的消息都将停在${p.to} 的收件箱里：来自${p.from} 的 ${p.what}。`,
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
  messages: {
    Notification: (p) =>
      `Notification：投给**服务器 ${p.leader}**（纪元 ${p.epoch}，最后 zxid ${p.zxid}），第 ${p.round} 轮，它${p.state}`,
    voteForNobody: (p) =>
      `Notification：**谁也不投**，因为它没有投票权，第 ${p.round} 轮，它${p.state}`,
    FOLLOWERINFO: (epoch) => `FOLLOWERINFO：想要跟随，它承诺过的最新纪元是 ${epoch}`,
    OBSERVERINFO: (epoch) => `OBSERVERINFO：想要观察，不计入票数，它承诺过的最新纪元是 ${epoch}`,
    LEADERINFO: (epoch) => `LEADERINFO：新纪元将是 ${epoch}`,
    ACKEPOCH: (p) =>
      `ACKEPOCH：承诺不再跟随更旧的纪元；它自己的历史属于纪元 ${p.epoch}，到 ${p.zxid} 为止`,
    ackEpochAgain: (zxid) =>
      `ACKEPOCH：它以前已承诺过这个纪元，所以这次不能再算；它的历史到 ${zxid} 为止`,
    DIFF: (zxid) => `DIFF：到 ${zxid} 为止缺少的内容会作为普通提案发来`,
    TRUNC: (zxid) => `TRUNC：截掉 ${zxid} 之后的一切`,
    SNAP: (zxid) => `SNAP：截至 ${zxid} 的整个状态`,
    SNAPDATA: (part) => `SNAPDATA：树的第 ${part} 部分，按此刻的样子`,
    lastSnapdata: (part) => `SNAPDATA：第 ${part} 部分，也是最后一部分；有了它快照才完整`,
    NEWLEADER: (zxid) => `NEWLEADER ${zxid}：先落盘，再采用新纪元，然后确认`,
    UPTODATE: (zxid) => `UPTODATE ${zxid}：法定多数已经同步，可以接待客户端`,
    PROPOSAL: (zxid) => `PROPOSAL **${zxid}**：把这个事务写到磁盘`,
    ACK: (zxid) => `ACK **${zxid}**：事务已在它的磁盘上`,
    ackEpochZxid: (zxid) => `ACK ${zxid}：它已同步并采用了新纪元`,
    COMMIT: (zxid) => `COMMIT **${zxid}**：法定多数已经落盘，应用它`,
    COMMITANDACTIVATE: (p) =>
      `COMMITANDACTIVATE **${p.zxid}**：新配置生效，由服务器 ${p.leader} 领导`,
    INFORM: (zxid) => `INFORM **${zxid}**：一个已提交的事务，发给不参与表决的观察者`,
    INFORMANDACTIVATE: (p) =>
      `INFORMANDACTIVATE **${p.zxid}**：新配置生效，由服务器 ${p.leader} 领导`,
    PING: 'PING：我还在',
    REQUEST: (session) => `REQUEST：会话 ${session} 的客户端请求的一次写`,
    REVALIDATE: (session) => `REVALIDATE：询问会话 ${session} 是否还活着`,
    revalidated: (session) => `REVALIDATE：会话 ${session} 还活着`,
    notRevalidated: (session) => `REVALIDATE：会话 ${session} 已不存在`,
    SYNC: (session) => `SYNC：会话 ${session} 想看到目前为止已提交的一切`,
    ConnectRequest: '建立新会话的请求',
    reconnectRequest: (p) => `继续会话 ${p.session} 的请求，它已看到 ${p.zxid}`,
    ConnectResponse: (p) => `会话 ${p.session}，超时 ${p.timeoutMs} 毫秒`,
    sessionGone: '会话已不存在的消息',
    Request: (operation) => `请求 ${operation}`,
    Reply: (p) => `答复：${p.error}，截至 ${p.zxid}`,
    WatchEvent: (p) => `监视事件：${p.type} ${p.path}`,
    Ping: '保持会话的 ping',
    PingReply: '对 ping 的答复',
    Isro: '能否写入的询问',
    IsroReply: (answer) => (answer === 'rw' ? '可以写入的答复' : '只能读取的答复'),
    SetWatches: '它在上一台服务器上设置的监视',
  },
  dialled: (p) => `${p.from} 向${p.to} 发起连接，${p.port}。`,
  connected: {
    accepted: (p) => `${p.from} 与${p.to} 已连接，${p.port}。`,
    largerDials: (p) => `${p.from} 与${p.to} 只保留一条投票用的连接：由编号较大的一方发起的那条。`,
  },
  refused: (p) => `${p.to} 没有接受${p.from} 的连接：那里没有人监听。`,
  disconnected: (p) => `${p.from} 发现它到${p.to} 的连接已关闭（${p.port}）。`,

  'became-looking': (p) =>
    `**${server(p.sid)} 开始寻找领导者**，第 ${p.round} 轮。它先推举${p.leader === p.sid ? '自己' : server(p.leader)}：纪元 ${p.epoch}，最后 zxid ${p.zxid}。`,
  looksAsNoVoter: (p) =>
    `**${server(p.sid)} 开始寻找领导者**，第 ${p.round} 轮。它没有投票权，所以谁也不推举，只听其他服务器的选票。`,
  'round-advanced': (p) =>
    `${server(p.sid)} 从服务器 ${p.from} 得知选举已到第 ${p.round} 轮。**它离开第 ${p.previous} 轮，忘掉已收到的选票**：不同轮次的选票不能放在一起数。`,
  'vote-heard': {
    sameRound: (p) =>
      `${server(p.sid)} 得知${p.from === p.sid ? '自己' : `${server(p.from)} `}投给服务器 ${p.leader}。现在有 ${p.agree} 个投票者与它自己的选票一致，**需要${whatItTakes(p.need, p.by)}**。`,
    settled: (p) =>
      `${server(p.sid)} 得知服务器 ${p.from} 根本不在选举：它${p.state}${p.from === p.leader ? '' : `服务器 ${p.leader}`}。如果${aQuorum(p.by)}都这样说，它就加入它们，**而不是重新选举**。`,
    stale: (p) =>
      `${server(p.sid)} 不计服务器 ${p.from} 的选票：它属于第 ${p.round} 轮，那一轮已经过去。它把自己的选票发回去，让${server(p.from)} 赶上来。`,
  },
  'vote-changed': {
    start: (p) =>
      `${server(p.sid)} 把选票从 ${p.previous} 改为 **${p.leader}**，如服务器 ${p.from} 所推举：`,
    fromNobody: (p) =>
      `${server(p.sid)} 此前谁也没有推举，现在投给 **${p.leader}**，如服务器 ${p.from} 所推举：`,
    any: '任何选票都胜过没有选票。',
    epoch: (p) => `纪元 ${p.epoch} 胜过纪元 ${p.previous}，而**先比纪元**。`,
    zxid: (p) => `纪元相同，而**到 ${p.zxid} 的日志比到 ${p.previous} 的更长**。`,
    sid: (p) => `纪元和 zxid 都相同，于是**编号大的获胜**，${p.leader} 胜过 ${p.previous}。`,
    none: '在新的一轮里，它与自己的选票一样好。',
  },
  'final-wait-began': (p) =>
    `就${server(p.sid)} 所知，${p.agree} 都投给${server(p.leader)}：${theyAre(p.count, p.by)}。**它仍再等 ${p.waitMs} 毫秒**，以防更好的选票还在路上。`,
  'final-wait-left': (p) =>
    `更好的选票及时赶到：服务器 ${p.from} 推举服务器 ${p.leader}。**${server(p.sid)} 继续选举。**`,
  'vote-discarded': (p) =>
    `${server(p.sid)} 丢弃服务器 ${p.from} 的一张选票：它正处于最后等待，只有比大家已同意的更好的选票才算数。`,
  silence: {
    resent: (p) =>
      `${server(p.sid)} 已有 ${p.waitedMs} 毫秒没有收到选票。它再次发出自己的选票，下次等 ${p.nextMs} 毫秒，时间加倍。`,
    dialled: (p) =>
      `${server(p.sid)} 已有 ${p.waitedMs} 毫秒没有收到选票，自己的也没能发出。它尝试重新连接，下次等 ${p.nextMs} 毫秒，时间加倍。`,
  },
  'notification-overwritten': (p) =>
    `${server(p.sid)} 给服务器 ${p.to} 的旧选票还没发出，就有了新的（投给${server(p.leader)}）。**新选票取代旧选票**：只有最新的选票有意义。`,
  decided: {
    leads: (p) =>
      `**${server(p.sid)} 当选**：${p.agree} 在第 ${p.round} 轮投给它，${theyAre(p.count, p.by)}，最后等待中也没有更好的选票。${p.by === 'oracle' ? '' : `只有当${aQuorum(p.by)}也跟随它时，它才真正领导。`}`,
    follows: (p) =>
      `**${server(p.sid)} 决定跟随${server(p.leader)}**：${p.agree} 投给它，${theyAre(p.count, p.by)}，最后等待中也没有更好的选票。`,
    joinsRound: (p) =>
      `**${server(p.sid)} 跟随${server(p.leader)}**：在同一轮里${aQuorum(p.by)}投给了它，而且它自己也说自己在领导。`,
    oracleFollows: (p) =>
      `**${server(p.sid)} 跟随${server(p.leader)}**，它说自己在领导：两台中的一台不是多数，而仲裁者要的是另一台。`,
    joins: (p) =>
      `**${server(p.sid)} 加入${server(p.leader)}**：它已经在领导，身后有${aQuorum(p.by)}。不会重新选举，编号更大也不行。`,
  },
  'phase-entered': {
    election: (sid) => `${server(sid)} 进入选举阶段。`,
    discovery: (p) =>
      p.leads
        ? `${server(p.sid)} 进入发现阶段：**要有${aQuorum(p.by)}连接到它**，它才能选定新纪元。`
        : `${server(p.sid)} 进入发现阶段：它将连接领导者，并说明自己承诺过哪个纪元。`,
    synchronization: (p) =>
      p.leads
        ? `${server(p.sid)} 进入同步阶段：在写入新内容之前，**它先让${aQuorum(p.by)}与自己的历史一致**。`
        : `${server(p.sid)} 进入同步阶段：它的历史将与领导者的一致。`,
    broadcast: (p) =>
      p.leads
        ? `${server(p.sid)} 进入广播阶段：**从现在起它接受写请求**。`
        : `${server(p.sid)} 进入广播阶段：**从现在起它为客户端服务**。`,
  },
  left: {
    'no-leader-port': (sid) => `${server(sid)} 无法连接它选出的服务器，于是重新寻找领导者。`,
    'leader-gone': (sid) => `**${server(sid)} 失去了领导者**：连接已关闭。它重新寻找领导者。`,
    'leader-silent': (sid) =>
      `**${server(sid)} 太久没有领导者的消息。**它放弃这个领导者，重新寻找。`,
    'epoch-too-old': (sid) =>
      `${server(sid)} 承诺过的纪元比这个领导者提出的更新。**它信守承诺**，重新寻找领导者。`,
    'no-quorum-for-epoch': (p) =>
      `${server(p.sid)} 虽然当选，但及时连接上来的不够。**没有${aQuorum(p.by)}的当选者永远不会领导**；它重新寻找领导者。`,
    'no-quorum-for-sync': (p) =>
      `${server(p.sid)} 没能及时让${aQuorum(p.by)}与自己的历史一致，于是重新寻找领导者。`,
    'quorum-lost': (p) =>
      `**${server(p.sid)} 下台**：仍有回应的只有${p.heard}，共 ${p.count} 台，而需要${whatItTakes(p.need, p.by)}。没有${aQuorum(p.by)}，领导者什么也提交不了。`,
    'counter-overflow': (sid) =>
      `**${server(sid)} 用完了这个纪元的计数器**：下一个 zxid 会溢出到下一个纪元。它下台，好让新的纪元从 0 开始。`,
    reconfigured: (sid) =>
      `${server(sid)} 中断当前工作：**新配置给了它另一个角色，或另一个领导者**。`,
    'snapshot-ahead': (sid) =>
      `${server(sid)} 应丢弃快照中已有的内容，而快照无法截断。**它会重新连接，并请求完整状态。**`,
    'proposal-gap': (p) =>
      `**${server(p.sid)} 中断同步**：应到的是 ${p.expected}，来的却是 ${p.came}。日志里若有缺口，它成为领导者后会把缺口传给别人。`,
  },

  'epoch-counted': (p) =>
    `${p.from === p.sid ? `${server(p.sid)} 把自己算上` : `服务器 ${p.from} 已连接到${server(p.sid)}`}：它到目前为止承诺的纪元是 ${p.accepted}。${ofThose(p)}。`,
  'epoch-chosen': (p) =>
    `${p.by === 'oracle' ? '仲裁者允许它单独继续。' : `加上${p.connected}，已有${aQuorum(p.by)}。`}**${server(p.sid)} 选定纪元 ${p.epoch}**：比它们承诺过的都大一，旧的领导者就无法冒充。`,
  'epoch-promised': {
    first: (p) =>
      `**${server(p.sid)} 承诺纪元 ${p.epoch}**（此前为 ${p.accepted}）。它先写到磁盘再答复：承诺必须能经受崩溃。`,
    again: (p) =>
      `${server(p.sid)} 早已承诺过纪元 ${p.epoch}。它会答复，但这次不能算数：当时的承诺可能是给另一个领导者的。`,
    refused: (p) => `**${server(p.sid)} 拒绝纪元 ${p.epoch}**：它已承诺更新的纪元 ${p.accepted}。`,
  },
  'epoch-acked': {
    counted: (p) =>
      `${p.from === p.sid ? `${server(p.sid)} 把自己的承诺算上` : `服务器 ${p.from} 的承诺到达${server(p.sid)}`}：对纪元 ${p.epoch} 的承诺**${ofThose(p)}**。`,
    notCounted: (p) =>
      `${server(p.sid)} 不计服务器 ${p.from}：它以前已承诺过纪元 ${p.epoch}，也许是给另一个领导者的。`,
    ahead: (p) =>
      `服务器 ${p.from} 知道得比${server(p.sid)} 更多：纪元 ${p.current}，到 ${p.zxid}。**${server(p.sid)} 不能领导它**，于是断开连接。`,
  },
  'epoch-written': {
    acceptedEpoch: (p) =>
      `${server(p.sid)} 对纪元 ${p.epoch} 的承诺已落盘（文件 acceptedEpoch，此前为 ${p.previous}）。`,
    completed: (p) =>
      `${server(p.sid)} 发现 currentEpoch 文件的替换被崩溃打断，把它补全：${p.epoch}，此前为 ${p.previous}。`,
    currentEpoch: (p) =>
      `${server(p.sid)} 采用纪元 ${p.epoch}，已落盘（文件 currentEpoch，此前为 ${p.previous}）。**从现在起它的选票带着这个纪元。**`,
  },

  'sync-chosen': {
    forced: (p) => `设置强制使用快照：不论它缺什么，**都发送 SNAP，截至 ${p.zxid} 的整个状态**。`,
    'disk-log': (p) =>
      `领导者的内存只能回溯到 ${p.min}，但磁盘上的日志回溯得更远：**DIFF，带 ${p.count} 个提案**，从磁盘读出。`,
    'disk-log-gap': (p) =>
      `领导者磁盘上的日志到不了 ${p.min}，而它的内存从那里才接着有。不能跨过缺口发送：**SNAP，截至 ${p.zxid} 的整个状态**。`,
    start: (p) => `领导者 ${p.sid} 得知服务器 ${p.learner} 的历史到 ${p.peerLast} 为止。`,
    'same-zxid': () => `领导者也一样：**一个空的 DIFF 就够了**。`,
    'ahead-of-history': (p) =>
      `领导者的历史到 ${p.max} 为止：**TRUNC** 截掉后面的部分，因为那些在这里从未提交。`,
    'within-history': (p) => `其后的内容领导者还在内存中：**DIFF，带 ${p.count} 个提案**。`,
    'within-history-new-epoch': (p) =>
      `这是一个纪元的名字，不是事务，而领导者的历史能回溯到那里：**DIFF，带 ${p.count} 个提案**。`,
    'not-in-history': (p) =>
      `领导者没有那个事务：**TRUNC 退回 ${p.zxid}**，再发 ${p.count} 个提案。`,
    'not-in-history-other-epoch': (p) =>
      `领导者没有那个事务，而且已进入另一个纪元。TRUNC 不能跨越纪元：**SNAP，截至 ${p.zxid} 的整个状态**。`,
    'out-of-range': (p) =>
      `领导者内存中的历史（${p.min} 到 ${p.max}）够不到那里，磁盘上的日志也够不到，或者太长：**SNAP，截至 ${p.zxid} 的整个状态**。`,
  },
  truncated: {
    some: (p) =>
      `**${server(p.sid)} 从日志中截掉 ${p.removed}**，重新到 ${p.to} 为止。它们曾写在这里，但从未提交。`,
    none: (p) => `${server(p.sid)} 被要求到 ${p.to} 为止；日志中其后本来就没有内容。`,
  },
  'snapshot-taken': {
    still: (p) =>
      `${server(p.sid)} 写好了一份自己的树的快照，截至 ${p.zxid}。**重启时只需要它和其后的日志。**`,
    fuzzy: (p) =>
      `${server(p.sid)} 写好了一份从 ${p.zxid} 开始的快照。这期间应用了到 ${p.during} 为止的事务，**其中一部分效果也写了进去**：日志会在它上面重放，做两次也无妨。`,
  },
  'snapshot-installed': (p) =>
    `**${server(p.sid)} 用领导者截至 ${p.zxid} 的状态替换自己的整个状态。**此前它在 ${p.previous}。`,
  'new-leader-acked': (p) =>
    `${p.from === p.sid ? `${server(p.sid)} 自己当然与自己一致` : `服务器 ${p.from} 已与${server(p.sid)} 同步并采用纪元 ${p.epoch}`}：**${ofThose(p)}**。`,
  'read-only-began': (p) =>
    `**${server(p.sid)} 开始只读服务**，内容到 ${p.last} 为止：它找领导者已找了 ${p.waitedMs} 毫秒。其他服务器这期间提交了什么，它无从知道。`,
  'read-only-ended': (p) => `${server(p.sid)} 结束只读服务。它的客户端必须重新连接。`,
  'stood-alone': (p) =>
    `**${server(p.sid)} 单机提供服务**，从 ${p.last} 开始。没有集群：无人选举它，它自己磁盘上有的就已提交。`,
  establishedEmpty: (p) =>
    `**${server(p.sid)} 正式成为纪元 ${p.epoch} 的领导者**：${p.acked} 都采用了这个纪元。此前什么也没有写过，所以没有历史要带上。`,
  established: (p) =>
    `**${server(p.sid)} 正式成为纪元 ${p.epoch} 的领导者**：${p.acked} 都有它的历史。到 ${p.last} 为止的全部历史由此提交。`,
  'up-to-date': (p) =>
    `${server(p.sid)} 在纪元 ${p.epoch} 中已是最新，位于 ${p.last}。**客户端可以来了。**`,

  proposed: (p) =>
    `领导者 ${p.sid} 向${p.to} 提出提案 **${p.zxid}**，同时写入自己的日志。` +
    (p.outstanding > 1
      ? `现在有 ${p.outstanding} 个提案在进行：它不会等一个完成才开始下一个。`
      : '在此之前没有别的步骤：写请求直接成为提案。'),
  logged: (p) =>
    `${server(p.sid)} 已把 ${p.zxid} 写进日志，但还没有 fsync：**现在崩溃就会丢掉它**，所以还不确认。`,
  fsynced: {
    plain: (p) =>
      `**${p.zxid}** 已在${server(p.sid)} 的磁盘上${p.count > 1 ? `（一次 fsync 写下 ${p.count} 个事务）` : ''}：从现在起崩溃也不会丢掉它。`,
    acks: (p) =>
      `**${p.zxid}** 已在${server(p.sid)} 的磁盘上${p.count > 1 ? `（一次 fsync 写下 ${p.count} 个事务）` : ''}，它发出 ACK。`,
    willCommit: (p) =>
      `加上${p.others}，${p.voters} 台中将有 ${p.total} 台：**它一到，领导者就提交**。`,
    notYet: (p) => `它到达后，需要的 ${p.need} 个中就有 ${p.total} 个。`,
    willBeQuorum: '加上已经发出的，这就达到法定多数：**它一到，领导者就提交**。',
    noQuorumYet: '它到达后，仍不够法定多数。',
    committed: '领导者已凭其他服务器的 ACK 提交了它。',
  },
  acked: {
    own: (p) =>
      `**${p.zxid}** 已在领导者 ${p.sid} 自己的磁盘上。这与其他任何一个确认一样只算一个：${ofThose(p)}。`,
    other: (p) => `服务器 ${p.from} 对 **${p.zxid}** 的 ACK 到达领导者 ${p.sid}：${ofThose(p)}。`,
  },
  committed: {
    withLeader: (p) =>
      `**${p.zxid} 已提交**：${p.acks} 的磁盘上有它，${theyAre(p.count, p.by)}。${p.by === 'oracle' ? '如果它的磁盘丢了，这个事务也就丢了。' : '现在其余服务器崩溃也无法撤销它。'}`,
    withoutLeader: (p) =>
      `**${p.zxid} 已提交**：${p.acks} 的磁盘上都有它，${theyAre(p.count, p.by)}，尽管领导者 ${p.sid} 自己还在写盘。它自己的磁盘并不比别人的更重要。`,
  },
  applied: (p) =>
    `${server(p.sid)} 把 **${p.zxid}** 应用到自己的树上：从现在起在${server(p.sid)} 上读取就能看到它。`,
  appliedInSync: (p) => `${server(p.sid)} 应用它错过的 **${p.zxid}**。`,

  exited: (p) =>
    `**${server(p.sid)} 自行结束进程**：它被要求提交 ${p.zxid}，但它日志中的下一个是 ${p.pending}。继续下去，它的历史就会与所有其他服务器不同。`,
  reconfigured: {
    voters: (p) =>
      `**${server(p.sid)} 采用 ${p.version} 所定的配置**：由${p.voters} 投票，从现在起只有它们的法定多数才算数。`,
    observers: (p) => `${p.list} 只是观察。`,
    leader: (sid) => `由服务器 ${sid} 领导，不需要选举。`,
  },

  'quorum-checked': (p) =>
    `领导者 ${p.sid} 每个 tick 检查一次谁还有回应：${p.heard}。共 ${p.count} 台，需要${whatItTakes(p.need, p.by)}。`,
  'oracle-asked': {
    grants: (sid) =>
      `${server(sid)} 是两台中仅剩的一台，它询问仲裁者。**它可以单独继续**：现在它决定的内容，别处都没有。`,
    denies: (sid) => `${server(sid)} 是两台中仅剩的一台，它询问仲裁者。**它不能单独决定。**`,
  },
  'learner-dropped': {
    gone: (p) =>
      `领导者 ${p.sid} 失去了服务器 ${p.learner}：连接已关闭。只要余下的足够，它就继续。`,
    silent: (p) => `领导者 ${p.sid} 太久没有服务器 ${p.learner} 的消息，于是关闭连接。`,
    'slow-ack': (p) =>
      `服务器 ${p.learner} 欠一个 ACK 太久了。领导者 ${p.sid} 关闭连接，让它回来重新同步。`,
    ahead: (p) =>
      `服务器 ${p.learner} 的历史比将要领导它的${server(p.sid)} 更新。${server(p.sid)} 关闭连接。`,
  },

  forwarded: (p) =>
    `${server(p.sid)} 把写请求 ${p.operation} 转给领导者：**只有领导者给写请求排顺序**。`,
  prepared: {
    ok: (p) => `领导者 ${p.sid} 把 ${p.operation} 变成一个事务：**${p.zxid}**。`,
    error: (p) =>
      `领导者 ${p.sid} 发现 ${p.operation} 必定失败（${p.error}）。**它仍然得到一个 zxid，${p.zxid}**，因为失败也在顺序中占一个位置。`,
  },
  read: (p) =>
    `${server(p.sid)} 用自己的树（截至 ${p.zxid}）回答 ${p.operation}，**不问任何人**。它可能比领导者稍旧。`,
  replied: (p) => `${server(p.sid)} 答复 ${p.operation}：**${p.error}**，截至 ${p.zxid}。`,
  'watch-set': {
    standard: (p) =>
      `${server(p.sid)} 记下会话 ${p.session} 监视 ${p.path}。监视只触发一次，而且只有这台服务器知道。`,
    persistent: (p) =>
      `${server(p.sid)} 记下会话 ${p.session} **一直**监视 ${p.path}：触发之后监视仍然保留。`,
    persistent_recursive: (p) =>
      `${server(p.sid)} 记下会话 ${p.session} 一直监视 ${p.path} **以及它下面的一切**。`,
  },
  'watch-removed': (p) => `${server(p.sid)} 不再记得会话 ${p.session} 监视 ${p.path}。`,
  'watch-withheld': (p) =>
    `${server(p.sid)} 不把 ${p.type} ${p.path} 告诉会话 ${p.session}：**它无权读取这个 znode**。一次性的监视仍然悄悄用掉了。`,
  'watch-fired': (p) =>
    `${server(p.sid)} 上的一个监视触发：**${p.type} ${p.path}**，通知会话 ${p.session}。它只说有变化，不说变成了什么。一次性的监视用过即失效。`,
  'session-opened': {
    'session.open': (p) =>
      `会话 ${p.session} 在${server(p.sid)} 上打开。如果领导者 ${p.timeoutMs} 毫秒没有它的消息，它就结束。`,
    'session.open-local': (p) =>
      `会话 ${p.session} 在${server(p.sid)} 上打开，**只有这台服务器知道它**：不需要写。沉默 ${p.timeoutMs} 毫秒后它就结束。`,
  },
  'session-closed': {
    plain: (p) => `${server(p.sid)} 关闭会话 ${p.session}。`,
    withPaths: (p) =>
      `${server(p.sid)} 关闭会话 ${p.session}，**它的临时 znode 也随之消失**：${p.paths}。`,
  },
  'session-expiring': {
    'session.terminate': (p) =>
      `${server(p.sid)} 按要求终止会话 ${p.session}。它的临时 znode 随之消失。`,
    'session.expire': (p) =>
      `**会话 ${p.session} 过期**：领导者 ${p.sid} 已有 ${p.timeoutMs} 毫秒没有它的消息。关闭会话也是一次写，同样由法定多数确定顺序。`,
    'session.expire-local': (p) =>
      `**会话 ${p.session} 过期**：唯一知道它的${server(p.sid)} 已有 ${p.timeoutMs} 毫秒没有它的消息。`,
  },
  'session-upgraded': (p) =>
    `会话 ${p.session} 原本只有${server(p.sid)} 知道，现在要创建临时 znode：**先用一次写让所有服务器知道它**。`,
  'session-resumed': {
    valid: (p) => `会话 ${p.session} 在${server(p.sid)} 上继续：领导者说它还活着。`,
    invalid: (p) => `会话 ${p.session} 不能在${server(p.sid)} 上继续：领导者说它已不存在。`,
  },
  'client-refused': {
    'server.not-serving': (p) =>
      `${server(p.sid)} 拒绝客户端 ${p.client}：**它没有领导者**，所以不为任何人服务。`,
    'server.reads-only': (p) =>
      `${server(p.sid)} 拒绝客户端 ${p.client}：它**只提供读取**，而这个客户端还要写入。`,
    'server.global-session': (p) =>
      `${server(p.sid)} 拒绝客户端 ${p.client}：它的会话属于整个集群，**没有法定多数时谁也不能续用它**。`,
    'server.client-ahead': (p) =>
      `${server(p.sid)} 拒绝客户端 ${p.client}：客户端已看到 ${p.seen}，而这台服务器才到 ${p.zxid}。**客户端绝不会回到过去。**`,
  },
  'client-dropped': {
    'session.taken-over': (p) =>
      `${server(p.sid)} 关闭与客户端 ${p.client} 的连接：**另有人拿着会话 ${p.session} 的编号来了**。`,
    'session.moved': (p) =>
      `${server(p.sid)} 关闭与客户端 ${p.client} 的连接：会话 ${p.session} **已转到另一台服务器**，只有最新的连接能代表它。`,
    'session.closed': (p) =>
      `${server(p.sid)} 关闭与客户端 ${p.client} 的连接：会话 ${p.session} 已结束。`,
    'server.packet-limit': (p) =>
      `${server(p.sid)} 关闭与客户端 ${p.client} 的连接：**它的请求比服务器肯读的还长**。其中什么也没有执行。`,
  },
  'containers-due': (p) =>
    `领导者 ${p.sid} 发现这些 znode 该走了：${p.paths}。**每个都用一次单独的写删除。**`,
  'clients-dropped': (p) =>
    `${server(p.sid)} 不再有领导者，**关闭了客户端的连接**：${p.clients}。它们必须另找服务器。`,

  'client-connecting': (p) => `客户端 ${p.client} 尝试服务器 ${p.server}。`,
  'client-connected': {
    opened: (p) =>
      `客户端 ${p.client} 在服务器 ${p.server} 上有了会话：${p.session}。**每台服务器都会知道这个会话**，因为打开会话就是一次写。`,
    resumed: (p) =>
      `客户端 ${p.client} 在服务器 ${p.server} 上重新连接，**会话仍是** ${p.session}。`,
    readsOnly: (p) =>
      `客户端 ${p.client} 连到服务器 ${p.server}，**只能读**：这台服务器背后没有法定多数。`,
  },
  'client-disconnected': {
    refused: (p) => `客户端 ${p.client} 被服务器 ${p.server} 拒绝。`,
    closed: (p) => `客户端 ${p.client} 与服务器 ${p.server} 的连接断了。`,
    silent: (p) => `客户端 ${p.client} 太久没有服务器 ${p.server} 的消息，关闭了连接。`,
    'cut-off': (p) => `客户端 ${p.client} 没有网络，连不到任何服务器。`,
    moved: (p) => `客户端 ${p.client} 离开服务器 ${p.server}。`,
    unreadable: (p) => `客户端 ${p.client} 无法把服务器 ${p.server} 的答复读作会话，于是断开连接。`,
    'too-long': (p) =>
      `客户端 ${p.client} 挂断与服务器 ${p.server} 的连接：答复超过 1 MB，客户端不会读这么长的包。`,
    'found-writer': (p) => `客户端 ${p.client} 离开只提供读取的服务器 ${p.server}。`,
    'connect-timeout': (p) => `客户端 ${p.client} 没有得到服务器 ${p.server} 的回应。`,
    lost: (lost) =>
      lost === 0
        ? '它会尝试下一台服务器。'
        : `**它有 ${lost} 个请求现在结果未知。**它会尝试下一台服务器。`,
  },
  'client-auth-failed': (p) =>
    `**服务器不相信客户端 ${p.client} 自称的身份。**它关闭连接，这个客户端再也不能用了。`,
  'client-closed': (p) => `客户端 ${p.client} 已关闭，会话 ${p.session} 结束。`,
  'state-event': (p) =>
    `客户端 ${p.client} 告诉它的监视者 **${p.state}**：${p.watchers}。监视不会因此用掉。`,
  'request-refused': (p) =>
    `客户端 ${p.client} 不能请求 ${p.operation}：**${p.problem}**。客户端库什么也不发送。`,
  watchRemoved: (p) => `客户端 ${p.client} 移除 ${p.path} 的监视者：${p.watchers}。`,
  'client-probed': {
    rw: (p) => `客户端 ${p.client} 找到了可以写入的服务器：**服务器 ${p.server}**。`,
    ro: (p) => `客户端 ${p.client} 得知服务器 ${p.server} 也只提供读取。`,
    silent: (p) => `客户端 ${p.client} 询问服务器 ${p.server} 能否写入，没有答复。`,
  },
  'client-expired': (p) =>
    `**客户端 ${p.client} 得知它的会话 ${p.session} 已过期。**只有服务器能告诉它；在此之前它无从知道。`,
  'client-gave-up': (p) =>
    `**客户端 ${p.client} 放弃它的会话 ${p.session}。**它已有会话超时的 4/3 那么久没有收到任何服务器的消息。`,
  requested: (p) => `客户端 ${p.client} 请求 **${p.operation}**。`,
  answered: {
    ok: (p) =>
      `客户端 ${p.client} 在 ${p.ms} 毫秒后得到答复：**${p.operation} 已完成**，截至 ${p.zxid}。`,
    error: (p) => `客户端 ${p.client} 得到答复：**${p.operation} 失败**，${p.error}。`,
    unknown: (p) =>
      `客户端 ${p.client} 的 ${p.operation} 得到 CONNECTIONLOSS：**它无法知道这次写是否发生**。也许已提交，也许以后会提交，也许永远不会。`,
  },
  'watch-event': (p) =>
    `客户端 ${p.client} 的监视告诉它：**${p.type} ${p.path}**。想知道现在的内容，它必须再读一次。`,
  'lock-changed': {
    enqueued: (p) => `客户端 ${p.client} 以 ${p.node} 排入 ${p.lock} 的队列。`,
    waiting: (p) =>
      `客户端 ${p.client} 以 ${p.node} 等待，**只监视排在它前面的那一个** ${p.watches}：这样一次释放只唤醒一个客户端，而不是全部。`,
    holding: (p) => `**客户端 ${p.client} 持有锁 ${p.lock}**：${p.node} 前面没有别的 znode。`,
    released: (p) => `客户端 ${p.client} 释放锁 ${p.lock}。`,
  },
  errors: {
    OK: 'OK',
    NEWCONFIGNOQUORUM: 'NEWCONFIGNOQUORUM：新配置的法定多数没有都连上并同步',
    RECONFIGINPROGRESS: 'RECONFIGINPROGRESS：另一次配置变更还在进行',
    RECONFIGDISABLED: 'RECONFIGDISABLED：这个集群不允许变更配置',
    CONNECTIONLOSS: 'CONNECTIONLOSS：连接断开，结果未知',
    BADARGUMENTS: 'BADARGUMENTS：请求本身不被允许',
    NONODE: 'NONODE：没有这个 znode',
    BADVERSION: 'BADVERSION：znode 的版本已经变了',
    NOCHILDRENFOREPHEMERALS: 'NOCHILDRENFOREPHEMERALS：临时 znode 不能有子节点',
    NODEEXISTS: 'NODEEXISTS：znode 已经存在',
    NOTEMPTY: 'NOTEMPTY：znode 还有子节点',
    SESSIONEXPIRED: 'SESSIONEXPIRED：会话已不存在',
    SESSIONMOVED: 'SESSIONMOVED：会话已转到另一台服务器',
    SYSTEMERROR: 'SYSTEMERROR：服务器出错',
    RUNTIMEINCONSISTENCY: 'RUNTIMEINCONSISTENCY：因为另一部分失败而没有执行',
    DATAINCONSISTENCY: 'DATAINCONSISTENCY：数据互相矛盾',
    MARSHALLINGERROR: 'MARSHALLINGERROR：读不懂这个请求',
    UNIMPLEMENTED: 'UNIMPLEMENTED：服务器不认识这种请求，或没有启用它',
    OPERATIONTIMEOUT: 'OPERATIONTIMEOUT：耗时太久',
    UNKNOWNSESSION: 'UNKNOWNSESSION：没有人认识这个会话',
    APIERROR: 'APIERROR：请求有误',
    NOAUTH: 'NOAUTH：访问控制列表不允许',
    INVALIDCALLBACK: 'INVALIDCALLBACK：回调有误',
    INVALIDACL: 'INVALIDACL：访问控制列表无效',
    AUTHFAILED: 'AUTHFAILED：身份验证被拒绝',
    NOTREADONLY: 'NOTREADONLY：这台服务器只能读',
    EPHEMERALONLOCALSESSION: 'EPHEMERALONLOCALSESSION：本地会话不能拥有临时 znode',
    NOWATCHER: 'NOWATCHER：没有这样的监视',
    REQUESTTIMEOUT: 'REQUESTTIMEOUT：耗时太久',
    SESSIONCLOSEDREQUIRESASLAUTH: 'SESSIONCLOSEDREQUIRESASLAUTH：服务器要求 SASL 登录',
    QUOTAEXCEEDED: 'QUOTAEXCEEDED：会超出配额',
    THROTTLEDOP: 'THROTTLEDOP：服务器太忙',
  },
  why: {
    lesson: '讲这一点的课程',
    title: '为什么？',
    rule: '规则',
    numbers: '起决定作用的数字',
    source: '出处',
    chain: '来龙去脉',
    goTo: (time) => `转到 ${time}`,
    close: '关闭',
    nothing: '还没有发生任何事。',
  },
  labels: {
    round: '轮次',
    previousRound: '此前轮次',
    vote: '选票（纪元、zxid、服务器）',
    previousVote: '此前选票',
    heardVote: '收到的选票',
    decidedBy: '第一个不同的部分',
    agree: '一致者',
    need: '需要',
    waitMs: '等待（毫秒）',
    nextMs: '下次等待（毫秒）',
    from: '来自',
    to: '发往',
    reason: '原因',
    heard: '有回应者',
    acceptedEpoch: '已承诺的纪元',
    currentEpoch: '当前纪元',
    epoch: '纪元',
    previous: '此前',
    connected: '已连接',
    acks: '已确认者',
    zxid: 'zxid',
    lastZxid: '最后 zxid',
    learnerLast: '跟随者最后 zxid',
    leaderLast: '领导者最后 zxid',
    history: '领导者内存中的历史',
    mode: '选定',
    proposals: '其后的提案数',
    removed: '截掉',
    lost: '丢失',
    replayed: '从日志读出',
    count: '这次 fsync 的事务数',
    outstanding: '进行中的提案',
    tick: 'tick',
    session: '会话',
    operation: '操作',
    result: '结果',
    path: '路径',
    timeoutMs: '超时（毫秒）',
    seen: '客户端已看到',
    took: '用时（毫秒）',
    message: '消息',
    links: '链路',
    role: '角色',
    phase: '阶段',
    node: '自己的 znode',
    watchers: '监视者',
    watches: '监视',
    token: '令牌（其 znode 的 czxid）',
    highestToken: '此前最高的令牌',
    needs: '必须到齐的数目',
    item: '项目',
    value: '值',
    nth: '它的第几次加法',
    members: '它所见的成员',
    instance: '实例',
    instances: '它所见的实例',
    znodeVersion: 'znode 的版本',
    ownVote: '自己的投票',
    server: '服务器',
    during: '期间应用到',
    pending: '日志中的下一个',
    expected: '应到的下一个',
    came: '来的',
    version: '版本（产生它的 zxid）',
    voters: '投票者',
    observers: '观察者',
    leader: '领导者',
  },
  components: { epoch: '纪元', zxid: 'zxid', sid: '服务器编号', none: '无' },
};
