import type { recipesPane as english } from '../en/recipes-pane.ts';

const ms = (value: number): string =>
  value < 1_000 ? `${Math.round(value)} 毫秒` : `${(value / 1_000).toFixed(1)} 秒`;

export const recipesPane = {
  title: '协作方案',
  none: '现在没有客户端在运行这里能显示的协作方案。选一个，就能看到其中的客户端、它们各自的认识，以及树中的事实。',
  start: '开始',
  another: '另一种方案',
  about: '“树”指 leader 的树；没有 leader 时，指应用事务最多的服务器的树。',
  nobody: '无',
  client: '客户端',
  ago: (value: number) => `${ms(value)}前`,
  select: (client: string) => `客户端 ${client}`,
  names: {
    'barrier-changed': '屏障',
    'double-barrier-changed': '双重屏障',
    'queue-changed': '队列',
    'counter-changed': '计数器',
    'members-changed': '组成员',
    'service-changed': '服务发现',
    'configuration-changed': '配置',
    'transaction-changed': '两阶段提交',
  },
  barrier: {
    closed: '关闭：znode 存在',
    open: '打开：znode 不存在',
    waiting: '在前面等待',
    passed: '已经通过',
    about: (closed: boolean, keeper: string | null) =>
      `${keeper === null ? '这里没有客户端管理它' : `由客户端 ${keeper} 管理`}。${closed ? '它的 znode 存在时，所有客户端都等待。' : '它的 znode 已不存在：得知此事的客户端继续前进。'}`,
    unaware: (clients: readonly string[]) =>
      `屏障已打开，但 ${clients.join('、')} 还没有得到消息。`,
  },
  doubleBarrier: {
    about: (needs: number) => `到齐 ${needs} 个之前谁也不开始；全部完成之前谁也不离开。`,
    entering: '等待开始',
    inside: '工作中',
    leaving: '已完成，等待离开',
    left: '已离开',
    gateIn: (nodes: number, needs: number, ready: boolean) =>
      `已到 ${nodes} / ${needs}${ready ? '，信号已发出' : ''}`,
    gateOut: (stay: number) => (stay === 0 ? '里面没有客户端' : `还有 ${stay} 个在里面`),
  },
  queue: {
    about: (byPriority: boolean): string =>
      byPriority
        ? '优先级数字最小的先取；相同时编号最小的先取。删除即取走：只有一个客户端能成功。'
        : '编号最小的先取。删除即取走：只有一个客户端能成功。',
    balance: (produced: number, took: number, left: number) =>
      `已放入 ${produced} 个，已取走 ${took} 个，队列中还有 ${left} 个。`,
    empty: '队列为空。',
    more: (n: number) => `另有 ${n} 个`,
    item: (sequence: number, producer: string) =>
      producer === '' ? `第 ${sequence} 项` : `第 ${sequence} 项，来自客户端 ${producer}`,
    priority: (priority: number) => `优先级 ${priority}`,
    next: '下一个取走',
    produced: '放入',
    took: '取走',
    missed: '来晚了',
    now: '现在',
    waits: '等待新的项',
    taken: '最近取走',
    by: (client: string) => `由 ${client}`,
    twice: '被取走两次',
  },
  counter: {
    says: 'znode 中的值',
    added: '客户端共加了',
    agrees: (open: number) =>
      open === 0 ? '两者一致。' : `两者一致：有 ${open} 次加一还在进行，尚不知是否完成。`,
    lost: 'znode 中的值小于客户端所加的总数：有加一丢失了。',
    double: 'znode 中的值大于客户端所加的总数：有一次加一做了两遍。',
    noZnode: '还没有 znode',
    columns: { added: '已加', retried: '重试', now: '现在' },
    state: {
      adding: '正在加一',
      retrying: '别的客户端抢先了：重新读取',
      rests: '休息',
      gone: '在加一途中离开了',
    },
  },
  members: {
    about:
      '每个成员有一个临时 znode，并保存一份名单，监视触发时重新读取。在这之间，它依据的是旧名单。',
    tree: '树',
    here: '在树中',
    learnt: '何时得知',
    deluded: (client: string) => `${client} 认为自己属于该组，但它的 znode 并不在树中。`,
    agree: '所有客户端的认识都与树一致。',
    differ: (clients: readonly string[]) => `${clients.join('、')} 依据的是旧名单。`,
    knowing: {
      right: '知道它',
      misses: '不知道它已存在',
      ghost: '不知道它已消失',
      none: '对它一无所知',
    },
  },
  service: {
    about: '实例用临时 znode 注册。每个消费者把调用分摊给自己所知的实例，而它所知的可能已经过时。',
    load: '收到的调用',
    calls: (n: number) => `${n} 次调用`,
    gone: '已消失',
    foundNone: (client: string) => `${client} 不知道任何可调用的实例。`,
    noInstance: '没有已注册的实例。',
    made: '调用',
  },
  configuration: {
    tree: '树中',
    value: '值',
    version: '版本',
    howNew: '新旧',
    behind: (n: number) => `落后 ${n} 个版本`,
    lag: (value: number) => `${ms(value)}后得知`,
    current: '使用最新的值',
    noZnode: '还没有 znode。',
    publisher: (client: string) => `由客户端 ${client} 发布。`,
    allKnow: '所有客户端都使用最新的值。',
    old: (n: number, of: number) => `${of} 个中有 ${n} 个使用旧值。`,
  },
  workload: {
    name: '负载',
    about: '每个客户端按自己的节奏请求，不管答复要多久。只有未答复的请求太多时，它才跳过一次。',
    all: (perSecond: number) => `最近一秒得到 ${perSecond} 个答复。`,
    columns: {
      issued: '已发出',
      answered: '已答复',
      outstanding: '未答复',
      rate: '每秒',
      took: '用时',
    },
    of: (n: number, most: number) => `${n} / ${most}`,
    took: ms,
    lost: (client: string, n: number) => `客户端 ${client} 有 ${n} 个请求结果不明：它的连接断了。`,
    leftOut: (client: string, n: number) =>
      `客户端 ${client} 跳过了 ${n} 次，因为未答复的请求太多。`,
  },
  transactions: {
    about: '每个参与方把自己的投票写入自己的 znode。全部赞成则提交，有一个没有赞成就中止。',
    coordinator: '协调者',
    vote: '树中的投票',
    outcome: '得出的结果',
    none: '尚未投票',
    votes: { commit: '赞成', abort: '反对' },
    outcomes: { committed: '提交', aborted: '中止' },
    undecided: '等待',
    split: '有一方提交了另一方已中止的事务。',
    totals: (committed: number, aborted: number) =>
      `至今提交 ${committed} 个，中止 ${aborted} 个。`,
  },
} satisfies typeof english;
