import type { invariants as english } from '../en/invariants.ts';

export const invariants = {
  title: '不变量',
  about: '每次运行都必须成立的性质，只凭事件判断，所用代码与协议没有任何共享。一旦矛盾即停止播放。',
  someBroken:
    '这次运行破坏了必须永远成立的性质。要么协议的某条规则被关掉，要么网络做了 TCP 绝不会做的事，要么某个客户端的程序带着有意的错误，要么是我们出了错：请把链接发给我们。',
  judging: (percent: number) => `已判断这次运行的 ${percent}%。`,
  holds: '成立',
  atRest: '在静止时由模糊测试判断',
  broken: (time: string) => `自 ${time} 起被破坏`,
  later: (time: string) => `此刻成立，在 ${time} 被破坏`,
  goTo: (time: string) => `转到 ${time}`,
  known: {
    'one leader an epoch': [
      '一个 epoch 一个领导者',
      '一个 epoch 至多有一台服务器曾被确立为领导者。',
    ],
    'one active leader an epoch': [
      '一个 epoch 一个活动领导者',
      '同一时刻，以同一 acceptedEpoch 处于同步或广播阶段的领导者至多一个。',
    ],
    integrity: ['完整性', '只交付领导者提议过的事务，没有服务器交付两次，没有 zxid 被提议两次。'],
    'local primary order': [
      '局部主序',
      '交付某提案者，在此之前已交付同一领导者同一 epoch 的所有更早提案。',
    ],
    'global primary order': [
      '全局主序',
      '没有服务器在较新 epoch 的事务之后交付较旧 epoch 的事务。',
    ],
    'total order': ['全序', '若一台服务器先交付 a 后交付 b，则凡交付 b 者都先交付 a。'],
    agreement: ['一致', '若一台交付 a、另一台交付 b，则其中一台两者都交付：历史不会分岔。'],
    'prefix consistency': [
      '前缀一致',
      '任何两台服务器交付的序列，一个是另一个的前缀；新领导者的最长。',
    ],
    'primary integrity': [
      '主完整性',
      '领导者在提议之前，已交付任何人曾交付的所有较旧 epoch 的事务。',
    ],
    'acknowledged writes survive': [
      '已确认的写不会丢',
      '客户端被告知成功的写，在其后每个 epoch 领导者的历史中。',
    ],
    'a quorum has it on disk': [
      '法定人数已写入磁盘',
      '只有当法定人数的磁盘上有它时，事务才提交、领导者才确立；配置更替时两个配置都要满足；epoch 在日志之后才被采用。',
    ],
    'epoch file order': [
      'epoch 文件的次序',
      '启动、投票或服务的服务器，磁盘上有 epoch(最后 zxid) <= currentEpoch <= acceptedEpoch。',
    ],
    'epochs rise': [
      'epoch 只升',
      '只要磁盘还在，服务器的 acceptedEpoch 与 currentEpoch 从不下降。',
    ],
    'votes rise within a round': [
      '一轮之内选票只升',
      '同一轮内，选票只因更晚的 epoch、其次更晚的 zxid、再次更大的编号而改变，且只因同一轮的选票。',
    ],
    'a leader is joined on its own word': [
      '凭领导者自己的话加入',
      '服务器只有在领导者亲口告知之后才加入一个已确立的领导者。',
    ],
    'a promise counts once': ['承诺只算一次', '服务器对一个 epoch 的承诺只被一个领导者计入。'],
    'a leader has the best history': [
      '领导者拥有最好的历史',
      '准领导者所计入的承诺者中，没有谁的 currentEpoch 更晚，或在同一 epoch 中 zxid 更晚。',
    ],
    'votes come from disk': [
      '选票来自磁盘',
      '寻找领导者的服务器，内存中有的磁盘上都有，并以其最后一条投票。',
    ],
    'equal trees': [
      '树相同',
      '在同一 zxid 上服务的服务器，znode（除 /zookeeper/config 外）与会话都相同。',
    ],
    'a client never goes back': [
      '客户端从不倒退',
      '答复按请求的次序到达客户端，且从不显示比以前更旧的状态。',
    ],
    'a deposed leader stops': [
      '被废黜的领导者停下',
      '下一个领导者确立之后，旧 epoch 的领导者至多再继续两个 syncLimit。',
    ],
    'answers are true': [
      '答复属实',
      '每个答复的每个字段，都与它所指 zxid 之前已提交事务造成的状态一致；只读服务器的答复，则与领导者们到那里为止提议过的事务一致，无论提交与否。',
    ],
    'writes are linearizable': [
      '写是线性一致的',
      '在另一个写得到答复之后才提出的写，无论由谁提出，zxid 都更晚。',
    ],
    'a session’s writes in order': [
      '会话的写按次序',
      '同一客户端的写按提出的次序生效，转到另一台服务器时也是如此。',
    ],
    'event before data': [
      '先事件，后数据',
      '监视事件先于任何显示该变化或更晚状态的答复到达客户端。',
    ],
    'a watch fires once': [
      '监视只触发一次',
      '服务器只向会话发送它所监视的事件，每个一次性监视只发一个事件。',
    ],
    'ephemerals end with their session': [
      '临时节点随会话结束',
      '自关闭会话的 zxid 起，没有服务器保留它的临时节点，也没有客户端能看到。',
    ],
    'sessions expire in silence': [
      '会话因沉默而过期',
      '只有在会话的超时时间内没有被告知任何消息时，领导者才使它过期。',
    ],
    'a multi is all or nothing': [
      'multi 要么全做要么不做',
      '成功的 multi 每一部分都已发生；失败的，没有任何部分被说成已发生。',
    ],
    'sequence numbers rise': [
      '顺序号只升',
      '同一父节点之下，每个顺序节点的编号都大于此前创建的所有顺序节点。',
    ],
    'mutual exclusion': [
      '互斥',
      '取得锁的客户端，在它所看到的树里占着第一位：所以集群同一时刻只认一个持有者，或一个写者，或只有读者。',
    ],
    'one elected candidate': [
      '只有一个当选者',
      '自认为是某个服务领导者的客户端，在它所看到的树里占着第一位：所以集群同一时刻只认一个领导者。',
    ],
    'no more holders than permits': [
      '持有者不多于许可',
      '取得信号量许可的客户端，在它所看到的树里排在前面，名次不超过许可数。',
    ],
    'grants in order': ['按次序授予', '编号更小的 znode 还在时，谁也不会先得到锁。'],
    'a release wakes one': [
      '一次释放唤醒一个',
      '在每人只监视前一个的队列里，一个 znode 离开时，只有一个等待的客户端得知。',
    ],
    'a revocation is heard': ['要回有回应', '不再受干扰之后，被请放手的持有者已经放手。'],
    'fencing refuses the stale': [
      '令牌拒绝过时者',
      '资源一旦接受了较晚持有者的写入，就不再接受较早持有者的任何请求；除此之外它不拒绝任何人。',
    ],
    'no lost wake-up': [
      '不丢唤醒',
      '不再受干扰之后，占着持有者位置的客户端，或根本没有位置的客户端，不会一直等下去。',
    ],
    'no orphan node': [
      '没有孤儿 znode',
      '不再受干扰之后，锁下面的每个 znode，都是它的客户端认作自己的那一个。',
    ],
    progress: [
      '进展',
      '一旦法定人数能足够久地互相通信，就有一个领导者服务，能跟随者都跟随，新的写得以提交；除非重新配置在等待一个不会到来的法定人数。',
    ],
    'nobody passes a closed barrier': [
      '没有人通过关着的屏障',
      '自客户端上次看到的状态起，屏障的 znode 在某个状态里不存在，客户端才通过它。',
    ],
    'all enter and leave together': [
      '一起进入，一起离开',
      '所需的数目同时到齐之前，谁也不在双重屏障之后开始；他们的节点全部消失之前，谁也不离开。',
    ],
    'no item twice, none lost': [
      '没有项目重复，没有项目丢失',
      '放进队列的项目被取走一次：没有项目出现两次或被取走两次，也没有项目消失了却没有人取走。',
    ],
    'the first item first': [
      '先取排在最前的',
      '客户端读到的列表里还有优先号更小的项目时，它不取别的；得知列表已变之后，它不再按旧列表取。',
    ],
    'the counter is exact': [
      '计数准确',
      '计数器从不小于客户端确知已完成的加法次数，也从不大于它们开始过的次数。',
    ],
    'views converge': [
      '视图趋于一致',
      '长时间没有变化之后，每个成员和每个实例都在它相信自己所在之处，维护列表的客户端所见也都正确。',
    ],
    'the last configuration reaches all': [
      '最后的配置到达所有人',
      '没有人按从未发布过的配置行事；长时间没有变化之后，所有人都按最后的配置行事。',
    ],
    'one outcome for all': [
      '结果对所有人相同',
      '没有人提交别人中止的事务，也没有人提交并非所有站点都投了赞成票的事务。',
    ],
    'nobody waits in vain': [
      '没有人白等',
      '长时间没有变化之后，没有人还在等已经不在的屏障、已经出现的标志，或在有项目时还等项目。',
    ],
    'no orphan place': [
      '没有孤儿席位',
      '长时间没有变化之后，双重屏障、组或服务里的每个临时 znode，都是它的客户端认作自己的那一个。',
    ],
    'nothing is left behind': [
      '没有遗留',
      '长时间没有变化之后，保管者已经打开的屏障不再关着，里面没有人的地方没有标志；把项目放进队列或开始事务的客户端都知道这件事，并且已经对事务作出决定。',
    ],
  } as Readonly<Record<string, readonly [name: string, sentence: string]>>,
} satisfies typeof english;
