import type { Actions } from '../../en/narration/actions.ts';
import { server } from './words.ts';

export const actions: Actions = {
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
  updateServerList: (client, servers) =>
    `按你的操作：客户端 ${client} 得到另一份服务器列表：${servers}。`,
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
  fireTimer: (p) => `按你的操作：服务器 ${p.sid} 的定时器“${p.timer}”现在就到时。`,
  postponeTimer: (p) => `按你的操作：服务器 ${p.sid} 的定时器“${p.timer}”推迟 ${p.by}。`,
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
};
