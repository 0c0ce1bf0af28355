/** The causal cone of an event: what led to it, and what came of it. */
import { describe, expect, it } from 'vitest';
import type { Event, EventOf } from '../../../src/simulation/facts.ts';
import { coneLights, coneOf } from '../../../src/views/space-time/cone.ts';
import { played, writer } from '../views-election/played.ts';
import { pictureOf } from './picture.ts';

const frame = played({ servers: 3, clients: [writer('a', 1, 300)] }, [], 3_000);
const all: readonly Event[] = [...frame.events].slice(0, frame.eventCount);
const last = <K extends Event['kind']>(
  kind: K,
  where: (event: EventOf<K>) => boolean = () => true,
) =>
  all.findLast((event): event is EventOf<K> => event.kind === kind && where(event as EventOf<K>))!;
const kinds = (ids: ReadonlySet<number>): ReadonlySet<Event['kind']> =>
  new Set([...ids].map((id) => all[id]!.kind));

describe('the cone of a commit', () => {
  const commit = last('committed', ({ zxid }) =>
    all.some((e) => e.kind === 'answered' && e.zxid === zxid),
  );
  const cone = coneOf(frame.events, commit.id, frame.eventCount);

  it('begins with the request of the client and has every ACK that was counted', () => {
    const request = [...cone.causes].map((id) => all[id]!).find(({ kind }) => kind === 'requested');
    expect(request).toMatchObject({ who: 'a' });
    const acks = [...cone.causes].flatMap((id) => {
      const event = all[id]!;
      return event.kind === 'acked' && event.zxid === commit.zxid ? [event.from] : [];
    });
    expect(acks.sort()).toEqual([...commit.acks].sort());
    expect([...kinds(cone.causes)]).toEqual(
      expect.arrayContaining(['proposed', 'sent', 'delivered', 'fsynced', 'prepared']),
    );
  });

  it('leads to the COMMITs, to the trees, and to the answer', () => {
    expect([...kinds(cone.effects)]).toEqual(
      expect.arrayContaining(['sent', 'delivered', 'applied', 'answered']),
    );
    const applied = [...cone.effects]
      .map((id) => all[id]!)
      .filter(({ kind }) => kind === 'applied');
    expect(new Set(applied.map(({ who }) => who)).size).toBeGreaterThanOrEqual(2);
  });

  it('holds nothing that is no cause and no effect: causes lie before, effects behind', () => {
    for (const id of cone.causes) expect(id).toBeLessThan(commit.id);
    for (const id of cone.effects) expect(id).toBeGreaterThan(commit.id);
    const ping = last('sent', (event) => event.message.type === 'PING');
    expect(cone.causes.has(ping.id) || cone.effects.has(ping.id)).toBe(false);
  });

  it('is the same from the other side: each cause has the commit among its effects', () => {
    for (const id of cone.causes) {
      expect(coneOf(frame.events, id, frame.eventCount).effects.has(commit.id), all[id]!.kind).toBe(
        true,
      );
    }
  });

  it('lights arrows in the picture, and leaves the others to fade', () => {
    const lights = coneLights(cone, commit.id);
    const picture = pictureOf(frame, 2_000, { lights, endUs: commit.at + 100_000 });
    const lit = picture.arrows.filter(({ light }) => light !== null);
    expect(new Set(lit.map(({ family }) => family))).toEqual(
      new Set(['client', 'proposal', 'ack', 'commit']),
    );
    expect(picture.arrows.length).toBeGreaterThan(lit.length * 2);
    expect(picture.marks.find(({ id }) => id === commit.id)!.light).toBe('chosen');
    for (const { label, light } of picture.arrows) if (label) expect(light).not.toBeNull();
  });
});

it('a decision of an election follows from the votes of its quorum', () => {
  const decided = all.find((event): event is EventOf<'decided'> => event.kind === 'decided')!;
  const { causes } = coneOf(frame.events, decided.id, frame.eventCount);
  const from = new Set(
    [...causes].flatMap((id) => {
      const event = all[id]!;
      return event.kind === 'vote-heard' && event.who === decided.who ? [event.from] : [];
    }),
  );
  for (const sid of decided.agree) if (sid !== decided.who) expect(from).toContain(sid);
});

it('nothing behind the moment shown is an effect', () => {
  const first = all.find(({ kind }) => kind === 'started')!;
  const { effects } = coneOf(frame.events, first.id, 50);
  for (const id of effects) expect(id).toBeLessThan(50);
});
