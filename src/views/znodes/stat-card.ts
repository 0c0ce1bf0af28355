import { hexZxid, showZxid } from '../../zab/zxid.ts';
import { ADMIN, CREATE, DELETE, READ, WRITE } from '../../znodes/acl.ts';
import { statOf } from '../../znodes/stat.ts';
import type { Znode } from '../../znodes/znode.ts';
import { showTime } from '../track/clock.ts';

export type StatField =
  | 'cZxid'
  | 'ctime'
  | 'mZxid'
  | 'mtime'
  | 'pZxid'
  | 'cversion'
  | 'dataVersion'
  | 'aclVersion'
  | 'ephemeralOwner'
  | 'dataLength'
  | 'numChildren';

export interface StatRow {
  /** ZooKeeper's own name of the field, as its command line client prints it. */
  readonly field: StatField;
  readonly value: string;
  /** The hex form, where there is one. */
  readonly hex: string | null;
  /** What the leader has there, where it differs. */
  readonly leaders: string | null;
  /** The transaction that the field names. */
  readonly zxid: number | null;
}

type Value = Pick<StatRow, 'field' | 'value' | 'hex' | 'zxid'>;

function fieldsOf(znode: Znode): readonly Value[] {
  const stat = statOf(znode);
  const zxid = (field: StatField, value: number): Value => ({
    field,
    value: showZxid(value),
    hex: hexZxid(value),
    zxid: value,
  });
  const plain = (field: StatField, value: string | number): Value => ({
    field,
    value: String(value),
    hex: null,
    zxid: null,
  });
  const owner = stat.ephemeralOwner;
  return [
    zxid('cZxid', stat.czxid),
    plain('ctime', showTime(stat.ctimeMs * 1000)),
    zxid('mZxid', stat.mzxid),
    plain('mtime', showTime(stat.mtimeMs * 1000)),
    zxid('pZxid', stat.pzxid),
    plain('cversion', stat.cversion),
    plain('dataVersion', stat.version),
    plain('aclVersion', stat.aversion),
    plain('ephemeralOwner', `0x${owner.replace(/^0+/, '') || '0'}`),
    plain('dataLength', stat.dataLength),
    plain('numChildren', stat.numChildren),
  ];
}

/** Permissions as ZooKeeper's command line client writes them: `cdrwa`. */
export const showPerms = (perms: number): string =>
  [
    [CREATE, 'c'],
    [DELETE, 'd'],
    [READ, 'r'],
    [WRITE, 'w'],
    [ADMIN, 'a'],
  ]
    .map(([bit, letter]) => ((perms & (bit as number)) === 0 ? '' : letter))
    .join('');

/** Everything that `stat` says of a znode, beside what the leader's says where the two differ. */
export function statCard(znode: Znode, leaders: Znode | undefined): readonly StatRow[] {
  const others = leaders === undefined || leaders === znode ? null : fieldsOf(leaders);
  return fieldsOf(znode).map((row, i) => {
    const other = others?.[i]?.value;
    return { ...row, leaders: other === undefined || other === row.value ? null : other };
  });
}
