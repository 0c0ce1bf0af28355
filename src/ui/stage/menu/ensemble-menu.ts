import { isOver } from '../../../client/transitions.ts';
import { reconfigLine } from '../../../scenario/console/reconfig-line.ts';
import type { World } from '../../../simulation/world.ts';
import { configurationsIn, PARTS, placesIn, stepTo } from '../../reconfig/wish.ts';
import type { Lab } from '../../lab.svelte.ts';
import type { MenuItem } from './menu-item.ts';

/** A server's part in the ensemble: what it has, and what a client can ask for instead. */
export function ensembleItem(
  lab: Lab,
  world: World,
  server: number,
  reconfigure: () => void,
): MenuItem {
  const words = lab.lateWords.reconfig;
  return {
    label: words.part,
    note: words.partNote,
    enabled: true,
    page: () => [
      ...partItems(lab, world, server),
      { label: words.several, enabled: true, choose: reconfigure },
    ],
  };
}

function partItems(lab: Lab, world: World, server: number): readonly MenuItem[] {
  const words = lab.lateWords.reconfig;
  const { present } = configurationsIn(world);
  const [place] = placesIn(present, [server]);
  const client = world.clients.get(lab.writer);
  const asks = client !== undefined && !isOver(client.state);
  const grouped = present.quorum.kind === 'hierarchical';
  return PARTS.map((part) => {
    const step = grouped ? null : stepTo(present, server, part);
    const line = step === null ? null : reconfigLine(step);
    const checked = place!.part === part;
    return {
      label: words.parts[part],
      checked,
      enabled: checked || (line !== null && asks),
      note: checked
        ? undefined
        : line === null
          ? words.wholeList
          : asks
            ? words.asks(lab.writer, line)
            : words.nobodyAsks,
      choose: () => {
        if (line === null) return;
        void import('../../reconfig/ask.ts').then(({ askAt }) => askAt(lab, lab.writer, line));
      },
    };
  });
}
