import type { sessions as english } from '../en/sessions.ts';

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} 秒`;

export const sessions = {
  title: '会话',
  none: '没有客户端，也没有失去客户端的会话。',
  about: (leader: number) =>
    `只有领导者服务器 ${leader} 能结束会话：在超时时间（向上取整到一个 tick）内没有听到它的任何消息时。客户端随后才得知。`,
  nobody: '没有领导者：现在没有会话会过期。新领导者会重新给每个会话完整的超时时间。',
  leaderSees: (sid: number | null) => (sid === null ? '没有领导者计时' : `领导者 ${sid} 的计时`),
  localSees: (sid: number) => `服务器 ${sid} 的计时（本地会话）`,
  clientSees: '客户端的计时',
  endsIn: (ms: number) => `${inSeconds(ms)}后结束会话`,
  left: (ms: number, of: number) => `${inSeconds(ms)}，共 ${inSeconds(of)}`,
  unknownToLeader: '不在它的表中',
  closing: '正在关闭',
  mayBeOver: '可能已结束：只有服务器能断定',
  givesUp: (ms: number) => `若无消息，${inSeconds(ms)}后放弃连接`,
  silent: '尚未听到任何消息',
  gone: '没有客户端持有它',
  noClient: '无客户端',
  noSession: '尚无会话',
  state: {
    connecting: '正在连接',
    associating: '正在请求会话',
    connected: '已连接',
    'connected-read-only': '已连接，只读',
    'auth-failed': '身份未通过',
    expired: '已被告知过期',
    closed: '已关闭',
    gone: '没有客户端持有它',
  },
  at: (sid: number) => `在服务器 ${sid}`,
  timeout: (ms: number) => `超时 ${inSeconds(ms)}`,
  owner: (sid: number) => `经由服务器 ${sid}`,
  ephemerals: (n: number) => `${n} 个临时节点`,
  watches: (n: number) => `${n} 个监视`,
  watchKind: { data: '数据', child: '子节点' },
  bar: (who: string, text: string) => `${who}：${text}`,
} satisfies typeof english;
