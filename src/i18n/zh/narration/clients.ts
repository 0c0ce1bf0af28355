import type { Clients } from '../../en/narration/clients.ts';

export const clients: Clients = {
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
    `客户端 ${p.client} 把连接的状态告诉它的每个监视者（${p.watchers}）：**${p.state}**。监视不会因此用掉。`,
  'request-refused': (p) =>
    `客户端 ${p.client} 不能请求 ${p.operation}：**${p.problem}**。客户端库什么也不发送。`,
  watchRemoved: (p) => `客户端 ${p.client} 移除 ${p.path} 的监视者：${p.watchers}。`,
  'server-list-updated': {
    removed: (p) =>
      `客户端 ${p.client} 得到另一份服务器列表。**服务器 ${p.server} 不在其中**，所以它要找另一台。`,
    kept: (p) =>
      `客户端 ${p.client} 得到另一份服务器列表。服务器 ${p.server} 在其中，列表也没有变长：**它留下**。`,
    stays: (p) =>
      `客户端 ${p.client} 的服务器列表变长了。为了让各台服务器的客户端一样多，它离开服务器 ${p.server} 的机会是 ${p.of} 分之 ${p.more}。**这一次它留下。**`,
    moves: (p) =>
      `客户端 ${p.client} 的服务器列表变长了。为了让各台服务器的客户端一样多，它离开服务器 ${p.server} 的机会是 ${p.of} 分之 ${p.more}。**这一次它换到一台新的。**`,
  },
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
};
