import { type Acl, ADMIN, CREATE, DELETE, READ, WRITE } from '../../znodes/acl.ts';
import type { Data } from '../../znodes/data.ts';
import type { Stat } from '../../znodes/stat.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'];
const DAY_MS = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysIn = (year: number, month: number): number =>
  month === 1 ? (isLeap(year) ? 29 : 28) : [3, 5, 8, 10].includes(month) ? 30 : 31;

/** As `java.util.Date` shows it, UTC: a run begins with 1970. */
export function showDate(atMs: number): string {
  const days = Math.floor(atMs / DAY_MS);
  const seconds = Math.floor((atMs - days * DAY_MS) / 1_000);
  let [year, month, day] = [1970, 0, days];
  for (; day >= (isLeap(year) ? 366 : 365); year++) day -= isLeap(year) ? 366 : 365;
  for (; day >= daysIn(year, month); month++) day -= daysIn(year, month);
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const date = `${WEEKDAYS[days % 7]} ${MONTHS[month]} ${two(day + 1)}`;
  return `${date} ${clock.map(two).join(':')} UTC ${year}`;
}

const hex = (text: string): string => `0x${text.replace(/^0+(?=.)/, '') || '0'}`;

/** `StatPrinter`. */
export function showStat(stat: Stat): string {
  return [
    `cZxid = 0x${stat.czxid.toString(16)}`,
    `ctime = ${showDate(stat.ctimeMs)}`,
    `mZxid = 0x${stat.mzxid.toString(16)}`,
    `mtime = ${showDate(stat.mtimeMs)}`,
    `pZxid = 0x${stat.pzxid.toString(16)}`,
    `cversion = ${stat.cversion}`,
    `dataVersion = ${stat.version}`,
    `aclVersion = ${stat.aversion}`,
    `ephemeralOwner = ${hex(stat.ephemeralOwner)}`,
    `dataLength = ${stat.dataLength}`,
    `numChildren = ${stat.numChildren}`,
  ].join('\n');
}

/** A list as Java writes one. */
export const showList = (names: readonly string[]): string => `[${names.join(', ')}]`;

const PERMS = [
  [CREATE, 'c'],
  [DELETE, 'd'],
  [READ, 'r'],
  [WRITE, 'w'],
  [ADMIN, 'a'],
] as const;

export const showPerms = (perms: number): string =>
  PERMS.map(([bit, letter]) => ((perms & bit) === 0 ? '' : letter)).join('');

/** One entry; the line break inside is ZooKeeper's own (`GetAclCommand`). */
export const showAcl = ({ scheme, id, perms }: Acl): string =>
  `'${scheme},'${id}\n: ${showPerms(perms)}`;

/** Bytes that are no UTF-8 become U+FFFD, as in a Java String. */
export const showData = (data: Data): string =>
  data === null
    ? 'null'
    : data.replace(/[\udc80-\udcff]/g, (unit, at: number) =>
        /[\ud800-\udbff]/.test(data[at - 1] ?? '') ? unit : '\ufffd',
      );
