import type { Serving } from '../../en/narration/serving.ts';
import { server } from './words.ts';

export const serving: Serving = {
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
};
