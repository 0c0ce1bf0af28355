import type { Coordination } from '../en/coordination.ts';

export const coordination: Coordination = {
  barrier: {
    closed: (p) => `客户端 ${p.client} 关上屏障 ${p.barrier}：此后来的都要等。`,
    open: (p) =>
      `**客户端 ${p.client} 打开屏障 ${p.barrier}**：它删除这个 znode，所有监视它的都会得知。`,
    waiting: (p) => `客户端 ${p.client} 发现屏障 ${p.barrier} 关着，于是监视它的 znode 并等待。`,
    passed: (p) => `客户端 ${p.client} 通过屏障 ${p.barrier}。`,
  },
  doubleBarrier: {
    entering: (p) =>
      `客户端 ${p.client} 来到双重屏障 ${p.barrier}：**不到 ${p.needs} 个，谁也不开始**。`,
    entered: (p) =>
      `**客户端 ${p.client} 在 ${p.barrier} 之后开始工作**：它看到了 ${p.needs} 个都到齐的标志。`,
    leaving: (p) => `客户端 ${p.client} 在 ${p.barrier} 之后做完了，留到其他的也都做完为止。`,
    left: (p) => `客户端 ${p.client} 离开双重屏障 ${p.barrier}。`,
  },
  queue: {
    produced: (p) => `客户端 ${p.client} 把 ${p.item} 放进了队列 ${p.queue}。`,
    took: (p) => `**客户端 ${p.client} 取走 ${p.item}**（队列 ${p.queue}）。`,
    missed: (p) => `客户端 ${p.client} 取 ${p.item} 来晚了：**已被别人删除**。它去取下一个。`,
    waiting: (p) => `客户端 ${p.client} 发现队列 ${p.queue} 是空的，等待它的子节点列表变化。`,
  },
  counter: {
    adding: (p) => `客户端 ${p.client} 要给 ${p.counter} 加一：这是它的第 ${p.nth} 次。`,
    added: (p) => `**客户端 ${p.client} 给 ${p.counter} 加了一**，使它成为 ${p.value}。`,
    retrying: (p) =>
      `客户端 ${p.client} 在 ${p.counter} 读到 ${p.value}，但**此后有人改过它**：版本已经不同。它再读一次。`,
  },
  members: {
    joined: (p) => `**客户端 ${p.client} 属于组 ${p.group}**：它的临时 znode 已经在那里。`,
    out: (p) => `客户端 ${p.client} 得知自己不再属于组 ${p.group}。`,
    sees: (p) => `客户端 ${p.client} 看到组 ${p.group} 的成员：${p.members}。`,
  },
  service: {
    nobody: '没有',
    registered: (p) => `**客户端 ${p.client} 提供 ${p.service}**：它以 ${p.instance} 注册在那里。`,
    out: (p) => `客户端 ${p.client} 得知自己在 ${p.service} 的注册已经不在。`,
    sees: (p) => `客户端 ${p.client} 看到提供 ${p.service} 的实例：${p.instances}。`,
    called: (p) => `客户端 ${p.client} 调用 ${p.instance}：据它所知，这个实例提供 ${p.service}。`,
    'found-none': (p) => `客户端 ${p.client} 不知道谁提供 ${p.service}，因此没有调用。`,
  },
  configuration: {
    published: (p) => `**客户端 ${p.client} 在 ${p.configuration} 发布了 “${p.value}”**。`,
    seen: (p) => `客户端 ${p.client} 从现在起按 ${p.configuration} 的 “${p.value}” 行事。`,
  },
  transaction: {
    begun: (p) => `客户端 ${p.client} 开始事务 ${p.transaction}：请每个站点投票。`,
    voted: {
      commit: (p) => `客户端 ${p.client} 对事务 ${p.transaction} 投**赞成**票。`,
      abort: (p) => `客户端 ${p.client} 对事务 ${p.transaction} 投**反对**票。`,
    },
    committed: (p) => `**客户端 ${p.client} 提交** ${p.transaction}。`,
    aborted: (p) => `**客户端 ${p.client} 中止** ${p.transaction}。`,
  },
};
