import { dataLength, type Data } from './data.ts';
import { cutAt } from './identity.ts';
import { childOf } from './path.ts';
import type { Replica } from './replica.ts';
import type { Znode } from './znode.ts';

type Znodes = Replica['znodes'];

export const QUOTA_ROOT = '/zookeeper/quota';
const limitsOf = (path: string): string => `${QUOTA_ROOT}${path}/zookeeper_limits`;
const statsOf = (path: string): string => `${QUOTA_ROOT}${path}/zookeeper_stats`;

/** Limits, or what there is; -1 for not set. */
export interface Quota {
  readonly count: number;
  readonly bytes: number;
  readonly countHardLimit: number;
  readonly byteHardLimit: number;
}

const LONG = /^[+-]?\d+$/;

/** Reads `count=1,bytes=2=;byteHardLimit=3` (`StatsTrack`); null if it cannot be read. */
export function parseQuota(text: Data): Quota | null {
  if (text === null) return null;
  const quota = { count: -1, bytes: -1, countHardLimit: -1, byteHardLimit: -1 };
  if (text === '') return quota;
  for (const pair of cutAt(text, /[,;]+/)) {
    const [key, value] = cutAt(pair, '=');
    if (key === undefined || value === undefined) return null;
    if (value !== '' && !LONG.test(value)) return null;
    if (Object.hasOwn(quota, key)) quota[key as keyof Quota] = value === '' ? -1 : Number(value);
  }
  return quota;
}

/** Soft limits in front, for parsers that know no others. */
export function showQuota({ count, bytes, byteHardLimit, countHardLimit }: Quota): string {
  const hard = [
    byteHardLimit === -1 ? '' : `;byteHardLimit=${byteHardLimit}`,
    countHardLimit === -1 ? '' : `;countHardLimit=${countHardLimit}`,
  ].join('');
  return `count=${count},bytes=${bytes}${hard === '' ? '' : `=${hard}`}`;
}

/** The longest part of a path that has limits (`DataTree.getMaxPrefixWithQuota`); null for none. */
function pathWithQuota(znodes: Znodes, path: string): string | null {
  if (znodes.get(QUOTA_ROOT)?.children.size === 0) return null;
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const part = path.slice(0, end);
    if (znodes.has(limitsOf(part))) return part;
  }
  return null;
}

/**
 * Whether a change stays within the hard limits above it, as the tree is now (`ZooKeeperServer.checkQuota`): what is outstanding is
 * not counted. MARSHALLINGERROR if the limits or the statistics cannot be read.
 */
export function checkQuota(
  znodes: Znodes,
  path: string,
  bytes: number,
  count: number,
): 'OK' | 'QUOTAEXCEEDED' | 'MARSHALLINGERROR' {
  const above = pathWithQuota(znodes, path);
  if (above === null) return 'OK';
  const limits = parseQuota(znodes.get(limitsOf(above))!.data);
  if (limits === null) return 'MARSHALLINGERROR';
  const counts = count !== 0 && Math.max(limits.count, limits.countHardLimit) > -1;
  const weighs = bytes !== 0 && Math.max(limits.bytes, limits.byteHardLimit) > -1;
  const stats = znodes.get(statsOf(above));
  if ((!counts && !weighs) || stats === undefined) return 'OK';
  const used = parseQuota(stats.data);
  if (used === null) return 'MARSHALLINGERROR';
  const { countHardLimit, byteHardLimit } = limits;
  if (counts && countHardLimit > -1 && used.count + count > countHardLimit) return 'QUOTAEXCEEDED';
  if (weighs && byteHardLimit > -1 && used.bytes + bytes > byteHardLimit) return 'QUOTAEXCEEDED';
  return 'OK';
}

const withData = (znodes: Znodes, path: string, data: string): Znodes =>
  znodes.set(path, { ...znodes.get(path)!, data });

/** Counts a change in the statistics above it: their data change without version, zxid or watch (`DataTree.updateQuotaStat`). */
export function countIn(znodes: Znodes, path: string, bytes: number, count: number): Znodes {
  const above = pathWithQuota(znodes, path);
  if (above === null) return znodes;
  const stats = znodes.get(statsOf(above));
  const used = stats === undefined ? null : parseQuota(stats.data);
  if (used === null) return znodes;
  const next = { ...used, count: used.count + count, bytes: used.bytes + bytes };
  return withData(znodes, statsOf(above), showQuota(next));
}

/** Everything below a path and itself (`DataTree.getCounts`). */
function measure(znodes: Znodes, top: string): { count: number; bytes: number } {
  let count = 0;
  let bytes = 0;
  const left = [top];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const znode: Znode | undefined = znodes.get(path === '' ? '/' : path);
    if (znode === undefined) continue;
    count++;
    bytes += dataLength(znode.data);
    for (const name of znode.children.keys()) left.push(childOf(path === '' ? '/' : path, name));
  }
  return { count, bytes };
}

/** Statistics that have just been made begin with what is there (`DataTree.updateQuotaForPath`). */
export function beginStats(znodes: Znodes, created: string): Znodes {
  if (!created.startsWith(QUOTA_ROOT) || !created.endsWith('/zookeeper_stats')) return znodes;
  const path = created.slice(QUOTA_ROOT.length, created.lastIndexOf('/'));
  if (!znodes.has(statsOf(path))) return znodes;
  const { count, bytes } = measure(znodes, path);
  const data = showQuota({ count, bytes, countHardLimit: -1, byteHardLimit: -1 });
  return withData(znodes, statsOf(path), data);
}

/** All statistics that have limits, counted anew: what a server does with a snapshot (`DataTree.setupQuota`). */
export function recountQuotas(znodes: Znodes): Znodes {
  if (znodes.get(QUOTA_ROOT)?.children.size === 0) return znodes;
  let counted = znodes;
  const left = [QUOTA_ROOT];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    for (const name of znodes.get(path)?.children.keys() ?? []) left.push(childOf(path, name));
    if (path.endsWith('/zookeeper_limits')) {
      counted = beginStats(counted, path.replace(/_limits$/, '_stats'));
    }
  }
  return counted;
}
