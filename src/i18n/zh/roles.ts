import type { roles as english } from '../en/roles.ts';

export const roles = {
  title: '角色',
  about:
    '服务器可能处于的每个状态，以及状态之间的每条路径，都由检验每台服务器的状态机画出。数字标出服务器所在的状态。',
  chart: '服务器的一生',
  server: '服务器',
  state: '状态',
  last: '上一次变化',
  never: '它还没有启动过。',
  reading: '历史还在读取中。',
  from: (state: string) => `来自${state}`,
  goTo: (time: string) => `转到 ${time}`,
  guard: '允许的理由',
  lifeOf: (sid: number, state: string) => `服务器 ${sid}：${state}。`,
  names: {
    down: '宕机',
    looking: '寻找中',
    leading: '领导者',
    following: '跟随',
    observing: '观察',
    discovery: '发现',
    synchronization: '同步',
    broadcast: '广播',
  },
  connections: '客户端的连接',
  connectionsAbout:
    '客户端连接的每个状态，画法相同。字母标出客户端所在的状态。只能读的客户端询问其他服务器能否写入时，用的是另外的连接，自己连接的状态不变。',
  connectionChart: '客户端的连接',
  connectionOf: (client: string, state: string) => `客户端 ${client}：${state}。`,
  connection: {
    gone: '没有进程',
    alive: '存活',
    connecting: '连接中',
    associating: '请求会话',
    connected: '已连接',
    'connected-read-only': '只读连接',
    expired: '已过期',
    'auth-failed': '认证失败',
    closed: '已关闭',
  },
  kinds: { forward: '前进', left: '放弃角色', crashed: '崩溃' },
} satisfies typeof english;
