import { bugOf, type AnySwitch } from '../../server/switches.ts';

/** What became of ZooKeeper without a rule, in a few words. */
export function historyOf(rule: AnySwitch): string {
  const { bug, fixed, since } = bugOf(rule);
  if (bug === 0) return 'a classic mistake';
  const from = since === undefined ? '' : `since ${since.join(', ')}, `;
  return `ZOOKEEPER-${bug}, ${from}fixed in ${fixed.join(', ')}`;
}
