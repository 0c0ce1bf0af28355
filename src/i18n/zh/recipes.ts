import type { ProgramNames, Recipes } from '../en/recipes.ts';

export const programNames: ProgramNames = {
  idle: '自己什么也不做',
  writer: '在自己的 znode 里计数',
  barrier: '在屏障前等待，直到有人打开它',
  'barrier-keeper': '关上并打开一道屏障',
  'double-barrier': '和其他客户端一起开始、一起结束一件工作',
  'queue-producer': '把项目放进队列',
  'queue-consumer': '从队列里取走项目',
  counter: '给一个大家共用的数字加一',
  member: '属于一个组，并维护成员列表',
  'service-instance': '提供一项服务，并为它注册',
  'service-consumer': '轮流调用一项服务的各个实例',
  'configuration-publisher': '发布配置',
  'configuration-reader': '按别人发布的配置行事',
  'commit-coordinator': '询问各站点是否提交事务',
  'commit-site': '对事务投票，并按全部投票行事',
  workload: '以稳定的速度读和写',
  lock: '排队争一把锁，每个客户端只监视排在前面的那一个',
  'herd-lock': '争一把只有一个 znode 的锁，所有等待者都监视它',
  'shared-lock': '排队争一把读者共享、写者独占的锁',
  'revocable-lock': '排队争一把可以被要回的锁',
  semaphore: '排队等若干许可中的一个',
  election: '参加一个服务的领导者选举',
};

export const recipes: Recipes = {
  'herd-lock': {
    enqueued: (p) => `客户端 ${p.client} 想要锁 ${p.lock}。`,
    waiting: (p) =>
      `客户端 ${p.client} 发现锁 ${p.lock} 已被占用，于是**和所有等待者一样监视这同一个 znode**：释放会唤醒全部，而只有一个能得到它。`,
    holding: (p) => `**客户端 ${p.client} 持有锁 ${p.lock}**：创建这个 znode 的是它。`,
    released: (p) => `客户端 ${p.client} 释放锁 ${p.lock}。`,
  },
  'shared-lock': {
    read: {
      enqueued: (p) => `客户端 ${p.client} 以 ${p.node} 排入 ${p.lock} 的队列：**它想读**。`,
      waiting: (p) =>
        `客户端 ${p.client} 想读，**只等它前面的最后一个写者** ${p.watches}。读者之间互不等待。`,
      holding: (p) => `**客户端 ${p.client} 可以在 ${p.lock} 下读**：${p.node} 前面没有写者。`,
      released: (p) => `客户端 ${p.client} 在 ${p.lock} 下读完了。`,
    },
    write: {
      enqueued: (p) => `客户端 ${p.client} 以 ${p.node} 排入 ${p.lock} 的队列：**它想写**。`,
      waiting: (p) =>
        `客户端 ${p.client} 想写，**等紧排在它前面的那一个**，不论读者还是写者：${p.watches}。`,
      holding: (p) =>
        `**只有客户端 ${p.client} 可以在 ${p.lock} 下写**：${p.node} 前面没有任何人。`,
      released: (p) => `客户端 ${p.client} 在 ${p.lock} 下写完了。`,
    },
  },
  'revocable-lock': {
    enqueued: (p) => `客户端 ${p.client} 以 ${p.node} 排入 ${p.lock} 的队列。`,
    waiting: (p) =>
      `客户端 ${p.client} 以 ${p.node} 等待，监视 ${p.watches}。等得太久，它会请持有者放手。`,
    holding: (p) =>
      `**客户端 ${p.client} 持有锁 ${p.lock}**，并监视自己的 znode ${p.node}：别人会在那里请它放手。`,
    released: (p) => `客户端 ${p.client} 释放锁 ${p.lock}。`,
  },
  semaphore: {
    enqueued: (p) => `客户端 ${p.client} 以 ${p.node} 排队等 ${p.lock} 的一个许可。`,
    waiting: (p) =>
      `客户端 ${p.client} 发现 ${p.lock} 没有空闲的许可，于是**监视整个列表**：下一个离开的可能是任何一个持有者。`,
    holding: (p) =>
      `**客户端 ${p.client} 得到 ${p.lock} 的一个许可**：排在 ${p.node} 前面的少于许可数。`,
    released: (p) => `客户端 ${p.client} 归还 ${p.lock} 的许可。`,
  },
  election: {
    enqueued: (p) => `客户端 ${p.client} 以 ${p.node} 参加 ${p.lock} 的选举。`,
    waiting: (p) =>
      `客户端 ${p.client} 作为跟随者，**只监视它前面的那个候选者** ${p.watches}：那一个离开时，它再看一次谁领导。`,
    holding: (p) =>
      `**客户端 ${p.client} 认为自己是 ${p.lock} 的领导者**：${p.node} 前面没有候选者。`,
    released: (p) => `客户端 ${p.client} 不再领导 ${p.lock}。`,
  },
  revocationAsked: (p) =>
    `客户端 ${p.client} 等 ${p.lock} 已经很久，**写入 ${p.node}，请它的主人放手**。放不放手，要由主人自己来做。`,
  resource: {
    noToken: '没有令牌',
    asked: {
      write: (p) => `客户端 ${p.client} 相信自己持有锁，向 ${p.resource} 写入，令牌：${p.token}。`,
      read: (p) => `客户端 ${p.client} 相信自己持有锁，从 ${p.resource} 读取，令牌：${p.token}。`,
    },
    accepted: (p) =>
      `${p.resource} 接受客户端 ${p.client}：**它的令牌 ${p.token} 不比见过的任何令牌旧**（${p.highest}）。`,
    refused: (p) =>
      `**${p.resource} 拒绝客户端 ${p.client}**：它的令牌 ${p.token} 比 ${p.highest} 旧，说明此后已有别人持有过 ${p.lock}。客户端自己还不知道。`,
    unguarded: (p) =>
      `${p.resource} 接受客户端 ${p.client} **不带令牌**的请求：它无法知道这个客户端是否仍持有 ${p.lock}。`,
  },
};
