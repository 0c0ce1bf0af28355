import { isServer } from '../../../simulation/actor.ts';
import type { EventOf, WorldFact } from '../../../simulation/facts.ts';
import { showZxid } from '../../../zab/zxid.ts';
import { linkCount } from '../names.ts';
import type { NumbersOf, Row } from './numbers-of.ts';
import { actor, zxids } from './show.ts';

type Carrying = EventOf<'sent' | 'delivered' | 'lost' | 'held' | 'tampered'>;

const message = (e: Carrying): readonly Row[] => [
  ['message', e.message.type],
  ...('zxid' in e.message ? [['zxid', showZxid(e.message.zxid)] as const] : []),
];

/** The numbers that decided: what machines, links, disks and hands do. */
export const WORLD_NUMBERS: NumbersOf<WorldFact> = {
  commanded: () => [],
  started: (e) =>
    isServer(e.who)
      ? [
          ['lastZxid', showZxid(e.last)],
          ['replayed', e.replayed],
          ['acceptedEpoch', e.acceptedEpoch],
          ['currentEpoch', e.currentEpoch],
        ]
      : [],
  crashed: (e) => [['lost', zxids(e.lost)]],
  cut: (e) => [['links', linkCount(e.pairs)]],
  healed: (e) => [['links', linkCount(e.pairs)]],
  sent: (e) => [...message(e), ['to', actor(e.to)]],
  delivered: (e) => [...message(e), ['from', actor(e.from)]],
  lost: (e) => [...message(e), ['from', actor(e.from)]],
  held: (e) => [...message(e), ['from', actor(e.from)]],
  tampered: (e) => [...message(e), ['from', actor(e.from)], ['to', actor(e.to)]],
  paused: () => [],
  resumed: () => [],
  'disk-failed': () => [],
  wiped: (e) => [['lost', e.last === 0 ? '–' : `… ${showZxid(e.last)}`]],
  'tail-lost': (e) => [['lost', zxids(e.lost)]],
  'start-refused': (e) => [
    ['lastZxid', showZxid(e.last)],
    ['acceptedEpoch', e.acceptedEpoch],
    ['currentEpoch', e.currentEpoch],
  ],
  damaged: (e) => (e.zxids.length === 0 ? [] : [['zxid', zxids(e.zxids)]]),
  repaired: (e) => [
    ...(e.cut.length === 0 ? [] : [['removed', zxids(e.cut)] as const]),
    ['acceptedEpoch', e.acceptedEpoch],
    ['currentEpoch', e.currentEpoch],
  ],
  dialled: (e) => [['to', actor(e.to)]],
  connected: (e) => [['to', actor(e.to)]],
  refused: (e) => [['to', actor(e.to)]],
  disconnected: (e) => [['to', actor(e.to)]],
  'resource-asked': (e) => [
    ['node', e.node],
    ['token', e.token === null ? '–' : showZxid(e.token)],
  ],
  'resource-used': (e) => [
    ['node', e.node],
    ['token', e.token === null ? '–' : showZxid(e.token)],
    ['highestToken', showZxid(e.highest)],
  ],
};
