import type { znodes as english } from '../en/znodes.ts';

export const znodes = {
  title: 'Znode',
  choose: '查看哪台服务器的树',
  about: (sid: number, count: number, zxid: string) =>
    `服务器 ${sid} 有 ${count} 个 znode，已应用到 ${zxid}。`,
  isLeader: '其他服务器都跟随这棵树。',
  noLeader: '没有领导者：无从比较。',
  same: (leader: number) => `与领导者服务器 ${leader} 的树相同。`,
  differs: (leader: number, parts: readonly string[]) =>
    `与领导者服务器 ${leader} 相比：${parts.join('，')}。`,
  counts: {
    missing: (n: number) => `缺少 ${n} 个`,
    extra: (n: number) => `多出 ${n} 个`,
    older: (n: number) => `${n} 个较旧`,
    newer: (n: number) => `${n} 个较新`,
  },
  down: (sid: number) => `服务器 ${sid} 已停机：它的树在内存中，启动时由磁盘重建。`,
  lag: { missing: '此处缺少', extra: '仅此处有', older: '较旧', newer: '较新' },
  lagLong: {
    missing: '领导者有这个 znode；本服务器还没有应用创建它的事务。',
    extra: '本服务器有这个 znode，领导者没有。',
    older: '领导者已应用了对这个 znode 的更晚的修改。',
    newer: '本服务器比领导者多应用了对这个 znode 的修改。',
  },
  below: (n: number) => `下面有 ${n} 处不同`,
  search: '在路径中查找',
  found: (n: number) => (n === 0 ? '没有路径包含它。' : `${n} 个路径`),
  tree: (sid: number) => `服务器 ${sid} 的 znode`,
  ephemeral: (owner: string) => `${owner} 的临时节点`,
  watched: { data: '被监视，监视者', child: '子节点被监视，监视者' },
  children: (n: number) => `${n} 个子节点`,
  openZnode: (path: string) => `展开 ${path}`,
  closeZnode: (path: string) => `收起 ${path}`,
  stat: (path: string) => `${path} 的 stat`,
  gone: (path: string, sid: number) => `此刻服务器 ${sid} 没有 znode ${path}。`,
  closeStat: '关闭',
  data: '数据',
  noData: '空',
  atLeader: (value: string) => `领导者：${value}`,
  watches: '监视',
  noWatches: '这里没有人监视它',
  watchKind: { data: '它的数据', child: '它的子节点' },
  watchMode: {
    persistent: '它的一切变化，反复通知',
    persistent_recursive: '它及其下的一切，反复通知',
  },
  acl: 'ACL',
  noAcl: '无',
  perms: (bits: number) => {
    const may = ['读', '写', '创建', '删除', '管理'].filter((_, i) => bits & (1 << i));
    return `可以${may.join('、') || '做的：无'}`;
  },
  container: '容器节点：最后一个子节点消失后会被自动删除。',
  ttl: (ms: number) => `在 ${ms} 毫秒内未被修改且没有子节点时会被自动删除。`,
  owner: (client: string) => `客户端 ${client}`,
  ownerGone: '它的客户端已不在',
  compareWith: (sid: number) => `与服务器 ${sid} 有何不同？`,
  unread: '选择一个 znode 查看它的 stat。',
} satisfies typeof english;
