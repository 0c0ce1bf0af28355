import type { Messages } from '../../en/narration/messages.ts';

export const messages: Messages = {
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
  SNAPDATA: (part, zxid) => `SNAPDATA ${zxid}：树的第 ${part} 部分，按此刻的样子`,
  lastSnapdata: (part, zxid) =>
    `SNAPDATA ${zxid}：第 ${part} 部分，也是最后一部分；有了它快照才完整`,
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
};
