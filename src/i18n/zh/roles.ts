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
  kinds: { forward: '前进', left: '放弃角色', crashed: '崩溃' },
} satisfies typeof english;
