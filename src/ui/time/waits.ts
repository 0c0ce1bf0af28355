import { shortForms } from '../../scenario/condition/short-forms.ts';
import type { Frame } from '../../timeline/frame.ts';
import { counterOf, epochOf } from '../../zab/zxid.ts';

/** What is asked for with each choice of the list. */
export const WAITS = {
  decided: [],
  established: [],
  committed: ['epoch', 'counter'],
  role: ['server', 'role'],
  event: ['kind'],
  nth: ['kind', 'count'],
  broken: [],
  time: ['seconds'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Wait = keyof typeof WAITS;

export interface Details {
  epoch: number;
  counter: number;
  server: number;
  role: string;
  kind: string;
  count: number;
  seconds: number;
}

/** What is most likely meant at this moment: the next zxid, a little later. */
export function likelyDetails({ world, at }: Frame): Details {
  const known = Math.max(0, ...world.peers.map(({ knownCommitted }) => knownCommitted));
  return {
    epoch: Math.max(1, epochOf(known)),
    counter: counterOf(known) + 1,
    server: world.peers.length,
    role: 'leading',
    kind: 'committed',
    count: 3,
    seconds: Math.floor(at / 1_000_000) + 1,
  };
}

/** A choice of the list, as a condition. */
export function textOf(wait: Wait, details: Details, { events, eventCount }: Frame): string {
  const { epoch, counter, server, role, kind, count, seconds } = details;
  switch (wait) {
    case 'decided':
    case 'established':
    case 'broken':
      return shortForms[wait]();
    case 'committed':
      return shortForms.committed(epoch, counter);
    case 'role':
      return shortForms.role(server, role);
    case 'event':
      return shortForms.event(kind);
    case 'nth': {
      let before = 0;
      for (let i = 0; i < eventCount; i++) if (events.at(i)?.kind === kind) before++;
      return shortForms.nth(kind, before + count);
    }
    case 'time':
      return shortForms.time(seconds);
  }
}
