import type { Member, Reconfiguration } from '../../znodes/request.ts';

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

/** `server.4=participant`: nobody here has an address. */
const memberText = ({ server, role }: Member): string => `server.${server}=${role}`;

/** Groups and weights, as in the file of a hierarchical quorum. */
function orderText(members: readonly Member[]): readonly string[] {
  const numbers = [...new Set(members.map(({ group }) => group).filter(isDefined))];
  const groups = numbers
    .sort((a, b) => a - b)
    .map((number) => {
      const sids = members.filter(({ group }) => group === number).map(({ server }) => server);
      return `group.${number}=${sids.join(':')}`;
    });
  const weights = members.flatMap(({ server, weight }) =>
    weight === undefined ? [] : [`weight.${server}=${weight}`],
  );
  return [...groups, ...weights];
}

/** How a reconfiguration is written at a console, where it is read as the same again. */
export function reconfigLine({
  joining,
  leaving,
  members,
  fromConfig,
}: Omit<Reconfiguration, 'op' | 'text'>): string {
  return [
    'reconfig',
    ...(fromConfig === -1 ? [] : [`-v ${fromConfig.toString(16)}`]),
    ...(members === null
      ? []
      : [`-members ${[...members.map(memberText), ...orderText(members)].join(',')}`]),
    ...(leaving.length === 0 ? [] : [`-remove ${leaving.join(',')}`]),
    ...(joining.length === 0 ? [] : [`-add ${joining.map(memberText).join(',')}`]),
  ].join(' ');
}
