const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const znodes = {
  title: 'Znodes',
  choose: 'The tree of server',
  /** `count`: znodes of its tree; `zxid`: the last transaction that it applied. */
  about: (sid: number, count: number, zxid: string) =>
    `Server ${sid} holds ${plural(count, 'znode')} and has applied up to ${zxid}.`,
  isLeader: 'The others follow this tree.',
  noLeader: 'Nobody leads: there is nothing to compare it with.',
  same: (leader: number) => `It is equal to the tree of the leader, server ${leader}.`,
  differs: (leader: number, parts: readonly string[]) =>
    `Beside the leader, server ${leader}: ${parts.join(', ')}.`,
  counts: {
    missing: (n: number) => `${n} missing here`,
    extra: (n: number) => `${n} only here`,
    older: (n: number) => `${n} older`,
    newer: (n: number) => `${n} newer`,
  },
  down: (sid: number) =>
    `Server ${sid} is down: its tree was in memory, and is built again from its disk when it starts.`,
  lag: { missing: 'missing here', extra: 'only here', older: 'older', newer: 'newer' },
  lagLong: {
    missing: 'The leader has this znode; this server has not applied the transaction that made it.',
    extra: 'This server has this znode, and the leader does not.',
    older: 'The leader has applied a later change of this znode.',
    newer: 'This server has applied a later change of this znode than the leader.',
  },
  below: (n: number) => `${n} differ below`,
  search: 'Find in the paths',
  found: (n: number) => (n === 0 ? 'No path has this in it.' : plural(n, 'path')),
  tree: (sid: number) => `Znodes of server ${sid}`,
  ephemeral: (owner: string) => `ephemeral of ${owner}`,
  watched: { data: 'watched by', child: 'children watched by' },
  children: (n: number) => plural(n, 'child', 'children'),
  openZnode: (path: string) => `Open ${path}`,
  closeZnode: (path: string) => `Close ${path}`,
  stat: (path: string) => `Stat of ${path}`,
  gone: (path: string, sid: number) => `Server ${sid} has no znode ${path} at this moment.`,
  closeStat: 'Close',
  data: 'data',
  noData: 'empty',
  atLeader: (value: string) => `leader: ${value}`,
  watches: 'watches',
  noWatches: 'nobody watches it here',
  watchKind: { data: 'its data', child: 'its children' },
  watchMode: {
    persistent: 'whatever happens to it, again and again',
    persistent_recursive: 'it and all below it, again and again',
  },
  acl: 'ACL',
  noAcl: 'none',
  perms: (bits: number) => {
    const may = ['read', 'write', 'create', 'delete', 'admin'].filter((_, i) => bits & (1 << i));
    return `may ${may.join(', ') || 'do nothing'}`;
  },
  container: 'A container: it is deleted by itself once its last child is gone.',
  ttl: (ms: number) =>
    `It is deleted by itself once it has been unchanged and without children for ${ms} ms.`,
  owner: (client: string) => `client ${client}`,
  ownerGone: 'its client is gone',
  compareWith: (sid: number) => `What differs from server ${sid}?`,
  unread: 'Choose a znode to see its stat.',
};
