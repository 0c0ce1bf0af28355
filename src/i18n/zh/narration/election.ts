import type { Election } from '../../en/narration/election.ts';
import { server, aQuorum, whatItTakes, theyAre } from './words.ts';

export const election: Election = {
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
};
