import type { starts as english } from '../en/starts.ts';

export const starts = {
  title: '从这里开始…',
  about: '每一个都停在值得一看的事情发生之前。先播放，再回到过去换一种做法：那会开始一个分支。',
  search: '搜索',
  none: '没有包含这些词的内容。',
  openOne: (title: string) => `打开：${title}`,
  still: '你选择了减少动态效果，因此小舞台静止不动。',
  button: '或者从一个准备好的情形开始',
  groups: {
    elections: '选举',
    recovery: '恢复与磁盘',
    clients: '客户端、会话与 watch',
    recipes: '使用集群的程序',
    growth: '其他集群，以及变化的集群',
    bugs: '缺少一条规则',
  },
  of: {
    'first-election': ['第一次选举', '五台服务器先后启动。按下播放之前，先说说谁会成为 leader。'],
    'third-makes-majority': [
      '第三台凑成多数',
      '五台中的两台选不出 leader。第三台启动了：为什么它会当选？',
    ],
    'newest-history': [
      '历史最新者当选',
      '服务器 4 错过了这些写入。leader 崩溃时，4 的编号更大，却输给了 3。',
    ],
    'leader-crashes': ['leader 崩溃', '看看谁最先发觉，在途的写入又会怎样。'],
    'as-on-one-machine': [
      '和真实的服务器一样快',
      '延迟如同一台机器之内，当选的服务器也像真实的那样忙一会儿：被杀死的 leader 在 0.35 秒后有了接替者，与实测一致。',
    ],
    'cut-off-leader': [
      '被切断的 leader',
      '它一直以为自己在领导，直到太多个 tick 没有回音。试试提前恢复网络。',
    ],
    'no-majority': ['剩下的太少', '五台中有三台崩溃。剩下的两台找不到 leader；重启其中一台试试。'],
    'deaf-follower': [
      '什么都听不到的 follower',
      '只有从 leader 到服务器 2 的方向被切断。leader 照常工作；2 一直在寻找，却找不到。',
    ],
    'even-split': [
      '二对二',
      '四台服务器被切成两半。两边都不是多数，所以没有 leader。第五台会有帮助吗？',
    ],
    trunc: ['必须截掉的写入', '旧 leader 的磁盘上有别人都没见过的写入。它回来时会收到 TRUNC。'],
    diff: ['follower 用 DIFF 赶上', '服务器 2 错过了两秒钟的写入，只补这些。'],
    snap: ['follower 用 SNAP 赶上', 'leader 只记得四个事务，所以服务器 2 得到整棵树。'],
    'power-loss': ['断电', '所有服务器同时崩溃，然后重新启动。哪些写入还在？'],
    'not-yet-fsynced': [
      '只在内存里',
      '写入已经提出，断电时却没有一块磁盘存有它。它消失了，也没有客户端得到过成功的答复。',
    ],
    'wiped-disk': ['空磁盘', '服务器 2 空着磁盘回来。两台同时如此就危险了：在分支里试试。'],
    'torn-tail': [
      '撕裂的记录',
      '服务器 2 日志的最后一条记录损坏。它丢掉这条记录，再向 leader 索取。',
    ],
    'slow-disk': ['leader 的磁盘最慢', '它自己的 ACK 来得最晚，写入不等它就已提交。'],
    'session-moves': ['会话转移', '客户端 a 的服务器崩溃。它带着同一个会话去另一台服务器。'],
    'session-expires': [
      '会话过期',
      '客户端 a 被暂停。它的会话在 leader 处到期，它的临时 znode 随之消失。',
    ],
    'watch-fires': ['watch 只触发一次', '客户端 a 监视 /config，它改变了两次。a 只被通知一次。'],
    'stale-read': ['陈旧的读取', '客户端 a 在被切断的服务器上读到旧值。让它先 sync。'],
    'sync-first': [
      '读取之前先 sync',
      '发往服务器 1 的 COMMIT 被扣留。第一次读到旧值，sync 之后读到新值。',
    ],
    'sequential-names': [
      '同时取三个名字',
      '三个客户端同时创建 /queue/item-。谁得到哪个号码，由谁决定？',
    ],
    'all-or-nothing': ['要么全部，要么全不', 'multi 的第二部分失败。看看 /from：什么都没有改变。'],
    'lock-queue': ['为锁排队', '五个客户端想要同一把锁。打开“锁”面板：每个都监视前面的那一个。'],
    'holder-falls-silent': [
      '持锁者没有了声音',
      '客户端 a 持锁时被暂停。它的会话结束后，下一个得到锁。然后恢复 a。',
    ],
    'leader-crashes-under-locks': [
      '锁队列遇上新 leader',
      '客户端排队时 leader 崩溃。它们的位置保持不变。',
    ],
    'pipelined-writes': ['同时许多写入', '四个客户端不停地写。多个提案同时进行，提交仍按顺序。'],
    observers: [
      '两个 observer',
      '它们跟随并提供读取，但不计入任何多数。让两个都崩溃，看看有什么变化。',
    ],
    'server-joins': [
      '服务器加入',
      '客户端写入的同时，reconfig 加入服务器 4。从哪一刻起它被计入多数？',
    ],
    'leader-leaves': [
      '移除 leader',
      'reconfig 移除服务器 5。它把领导权交给另一台，不必等超时选举。',
    ],
    groups: ['服务器分组', '九台服务器分三组。一整组和另外两台崩溃，余下的仍是多数。'],
    'two-and-an-oracle': [
      '两台服务器和一个 oracle',
      '两台中的一台崩溃。oracle 允许另一台继续。如果它允许了两台呢？',
    ],
    'reads-without-majority': [
      '没有多数时的读取',
      '最后一台服务器只提供读取。试试在客户端 a 写入。',
    ],
    'epoch-forgotten': [
      '没有记下的承诺',
      '服务器忘记了承诺过的 epoch：两个 leader 得到同一个 epoch。',
    ],
    'one-ack-is-enough': ['一个 ACK 就够', '被切断的 leader 独自提交。'],
    'ack-before-fsync': [
      'fsync 之前就 ACK',
      'follower 确认了停滞的磁盘上还没有的写入。让它们崩溃，再找找那个写入。',
    ],
    'half-a-multi': ['半个 multi', '第二部分失败，第一部分却保留了下来。'],
    'watch-fires-twice': ['触发两次的 watch', 'watch 没有被第一个事件用掉。'],
    'read-overtakes-write': ['读取超过写入', '客户端看不到自己刚写的内容。'],
  },
} satisfies typeof english;
