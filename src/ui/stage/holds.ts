import { isServer, type Actor } from '../../simulation/actor.ts';
import type { Command } from '../../simulation/command.ts';
import type { World } from '../../simulation/world.ts';

/** What is to be held: null for any type, any sender, any receiver. */
export interface HoldRule {
  readonly type: string | null;
  readonly from: Actor | null;
  readonly to: Actor | null;
}

/** The commands that hold what `rule` says; none where it says nothing. Clients have links to servers only. */
export function holdCommands(
  { type, from, to }: HoldRule,
  actors: readonly Actor[],
): readonly Command[] {
  if (type !== null) {
    return [
      {
        do: 'hold-type',
        type,
        ...(from === null ? {} : { from }),
        ...(to === null ? {} : { to }),
      },
    ];
  }
  if (from === null && to === null) return [];
  const froms = from === null ? actors : [from];
  const tos = to === null ? actors : [to];
  return froms.flatMap((a) =>
    tos
      .filter((b) => a !== b && (isServer(a) || isServer(b)))
      .map((b): Command => ({ do: 'hold-link', from: a, to: b })),
  );
}

export interface StandingHold {
  readonly key: string;
  /** Null for messages that are held one by one. */
  readonly rule: HoldRule | null;
  readonly count: number;
  readonly release: readonly Command[];
}

const actorOf = (name: string): Actor => (/^\d+$/.test(name) ? Number(name) : name);

/** Every rule that holds messages, and the single messages that are held. */
export function standingHolds({
  heldTypes,
  heldWays,
  heldEnvelopes,
}: Pick<World, 'heldTypes' | 'heldWays' | 'heldEnvelopes'>): readonly StandingHold[] {
  const types = [...heldTypes].sort().map((key): StandingHold => {
    const [type = '', way] = key.split(' ');
    const [from = '', to = ''] = way?.split('>') ?? [];
    const ends = {
      ...(from === '' ? {} : { from: actorOf(from) }),
      ...(to === '' ? {} : { to: actorOf(to) }),
    };
    const rule = { type, from: null, to: null, ...ends };
    return { key, rule, count: 1, release: [{ do: 'release-type', type, ...ends }] };
  });
  const ways = [...heldWays].sort().map((key): StandingHold => {
    const [from = '', to = ''] = key.split('>');
    const ends = { from: actorOf(from), to: actorOf(to) };
    return {
      key,
      rule: { type: null, ...ends },
      count: 1,
      release: [{ do: 'release-link', ...ends }],
    };
  });
  const single: StandingHold = {
    key: 'single',
    rule: null,
    count: heldEnvelopes.size,
    release: [...heldEnvelopes].map((envelope) => ({ do: 'release', envelope })),
  };
  return [...types, ...ways, ...(heldEnvelopes.size > 0 ? [single] : [])];
}
