import type { Recovery } from '../../en/narration/recovery.ts';
import { server, aQuorum, ofThose } from './words.ts';

export const recovery: Recovery = {
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
};
