import type { Broadcast } from '../../en/narration/broadcast.ts';
import { server, whatItTakes, ofThose, theyAre } from './words.ts';

export const broadcast: Broadcast = {
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
    tooFew: (p) =>
      `**${p.zxid} 已提交**，只凭${p.acks}：需要 ${p.need} 个，只有 ${p.count} 个。禁止这样做的规则被关掉了，一次崩溃就可能撤销它。`,
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
};
