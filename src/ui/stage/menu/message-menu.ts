import type { Actor } from '../../../simulation/actor.ts';
import type { Direction, Envelope } from '../../../simulation/connection.ts';
import { heldTypeKey, isTypeHeld } from '../../../simulation/links.ts';
import type { World } from '../../../simulation/world.ts';
import { familyCarried } from '../../../views/marks/family.ts';
import { voteLabel, zxidIn } from '../../../views/marks/label.ts';
import { showTime } from '../../../views/track/clock.ts';
import { hexZxid, showZxid } from '../../../zab/zxid.ts';
import type { Lab } from '../../lab.svelte.ts';
import { trace } from '../../trace/trace-desk.svelte.ts';
import { deliverNow } from '../acts.ts';
import { nameOf } from '../names.ts';
import type { Detail, MenuItem } from './menu-item.ts';
import { showSpan } from '../../../views/marks/timer-name.ts';

const DELAYS_MS = [10, 50, 200, 1_000, 5_000] as const;

export interface OnItsWay {
  readonly envelope: Envelope;
  readonly direction: Direction;
  /** How many are before it on its connection. */
  readonly before: number;
}

/** A message on its way by its envelope's number; undefined once it has arrived. */
export function findEnvelope({ connections }: World, id: number): OnItsWay | undefined {
  for (const { forth, back } of connections.values()) {
    for (const direction of [forth, back]) {
      const before = direction.inFlight.findIndex((envelope) => envelope.id === id);
      if (before >= 0) return { envelope: direction.inFlight[before]!, direction, before };
    }
  }
  return undefined;
}

/** What a message is, line by line. */
export function messageDetails(lab: Lab, { envelope, direction }: OnItsWay): readonly Detail[] {
  const { inspect, waits } = lab.lateWords.faults;
  const { carries, from, to, sentAt, dueAt } = envelope;
  const details: Detail[] = [
    [inspect.family, lab.words.stage.families[familyCarried(envelope)]],
    [inspect.way, `${from} → ${to}`],
  ];
  if (carries.kind === 'message' && carries.message.type === 'Notification') {
    details.push([inspect.vote, voteLabel(carries.message.vote)]);
    details.push([inspect.round, String(carries.message.electionEpoch)]);
  } else if (carries.kind === 'message') {
    const zxid = zxidIn(carries.message);
    if (zxid !== null) details.push([inspect.zxid, `${showZxid(zxid)} ${hexZxid(zxid)}`]);
  }
  details.push([inspect.sent, showTime(sentAt)], [inspect.due, showTime(dueAt)]);
  if (direction.waits !== null && dueAt <= lab.frame.at) {
    details.push([inspect.waits, waits[direction.waits]]);
  }
  return details;
}

/** What can be done to one message on its way; what TCP excludes says so. */
export function messageItems(lab: Lab, world: World, found: OnItsWay): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  const { envelope, before } = found;
  const { id, from, to, carries } = envelope;
  if (carries.kind !== 'message') return [];
  const held =
    !world.passing.has(id) &&
    (world.heldEnvelopes.has(id) ||
      world.heldWays.has(`${from}>${to}`) ||
      isTypeHeld(world, carries.message.type, from, to));
  const unsafe = world.setup.unsafeNetwork === true;
  const item = (
    label: string,
    command: 'hold' | 'release' | 'drop' | 'duplicate' | 'overtake',
    enabled: boolean,
    note?: string,
  ): MenuItem => ({
    label,
    enabled,
    note,
    choose: () => void lab.act({ do: command, envelope: id }),
  });
  const from0 = Math.max(envelope.dueAt, lab.frame.at);
  const zxid = zxidIn(carries.message);
  return [
    {
      label: words.deliver,
      note: before > 0 ? words.deliverNote : undefined,
      enabled: true,
      choose: () => deliverNow(lab, id),
    },
    held ? item(words.release, 'release', true) : item(words.hold, 'hold', true),
    holdType(lab, world, carries.message.type, to),
    {
      label: words.delay,
      enabled: true,
      page: () =>
        DELAYS_MS.map((ms) => {
          const untilUs = from0 + ms * 1000;
          return {
            label: words.delayBy(showSpan(ms)),
            note: words.delayUntil(showTime(untilUs)),
            enabled: true,
            choose: () => void lab.act({ do: 'delay', envelope: id, untilUs }),
          };
        }),
    },
    item(words.drop, 'drop', true, unsafe ? words.dropUnsafe : words.dropSafe),
    item(words.duplicate, 'duplicate', unsafe, unsafe ? undefined : words.needsUnsafe),
    item(
      words.overtake,
      'overtake',
      unsafe && before > 0,
      !unsafe ? words.needsUnsafe : before > 0 ? words.overtakeNote : words.nothingBefore,
    ),
    ...(zxid === null
      ? []
      : [
          {
            label: lab.lateWords.trace.traceIt(showZxid(zxid)),
            enabled: true,
            choose: () => trace(lab, { kind: 'zxid', zxid }),
          },
        ]),
  ];
}

/** Holds whatever else of its type comes to the same receiver. */
function holdType(lab: Lab, world: World, type: string, to: Actor): MenuItem {
  const words = lab.lateWords.faults;
  const rule = { type, to };
  const holds = world.heldTypes.has(heldTypeKey(rule));
  return {
    label: (holds ? words.releaseTypeTo : words.holdTypeTo)(type, String(to)),
    enabled: true,
    choose: () => void lab.act({ do: holds ? 'release-type' : 'hold-type', ...rule }),
  };
}

/** Several messages: each with a page of its own. */
export function severalItems(
  lab: Lab,
  world: World,
  envelopes: readonly Envelope[],
): readonly MenuItem[] {
  const words = lab.lateWords.faults;
  return [
    {
      label: words.deliverAll(envelopes.length),
      enabled: true,
      choose: () => {
        for (const { id } of envelopes) deliverNow(lab, id);
      },
    },
    ...envelopes.map((envelope) => ({
      key: String(envelope.id),
      label: nameOf(envelope),
      note: showTime(envelope.sentAt),
      enabled: true,
      page: () => {
        const found = findEnvelope(world, envelope.id);
        return found === undefined ? [] : messageItems(lab, world, found);
      },
    })),
  ];
}
