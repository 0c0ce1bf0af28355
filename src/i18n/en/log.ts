export const log = {
  title: 'Logs',
  about: 'One column a server, one row a zxid. What a crash would keep is filled.',
  empty: 'No server has logged anything yet: the first write of a client will be the first row.',
  passedOver: (zxids: readonly string[]) =>
    zxids.length === 1
      ? `${zxids[0]} reached no majority before its leader was lost: it will never be committed.`
      : `${zxids.join(', ')} reached no majority before their leader was lost: they will never be committed.`,
  zxid: 'zxid',
  epoch: (epoch: number) => `epoch ${epoch}`,
  server: (sid: number, role: string) => `server ${sid}, ${role}`,
  committedLine: 'committed',
  compare: 'What differs between two servers?',
  region: 'Rows of the logs',
  snapshot: 'SNAP',
  snapshotUpTo: (zxid: string) => `snapshot up to ${zxid}`,
  sync: (mode: string) => `being brought up to date by ${mode}`,
  cell: {
    none: 'not there',
    snapshot: 'in its snapshot',
    written: 'written, not synced',
    'on-disk': 'on disk',
    committed: 'committed',
    'passed-over': 'never committed',
  },
};
