import type { Reading } from './read-line.ts';
import type { Said } from './script.ts';
import type { Entry, Place } from './transcript.ts';

/** A typed line that the run does not know: it only asked, or what it did stands in the run in other words. */
export interface Aside {
  readonly kind: 'aside';
  readonly client: string;
  /** Where its client was. */
  readonly place: Place;
  readonly line: string;
  readonly said: readonly Said[];
  /** How many events there were when it was typed. */
  readonly event: number;
  /** Whether what it did shows by itself. */
  readonly silent: boolean;
}

/** A typed line, if the run will not know it itself; null if it will. */
export function asideOf(
  reading: Reading,
  typed: Pick<Aside, 'client' | 'place' | 'line' | 'event'>,
  said: readonly Said[] = reading.kind === 'say' ? reading.said : [],
): Aside | null {
  const { kind } = reading;
  if (kind === 'nothing' || (kind === 'act' && 'line' in reading.command)) return null;
  const silent = kind === 'act' || kind === 'until' || kind === 'wait';
  return { kind: 'aside', ...typed, said, silent };
}

/** Something on a console, and the prompt before it; empty where nobody typed. */
export type ConsoleLine = (Entry | Aside) & { readonly prompt: string };

const isAside = ({ kind }: Entry | Aside): number => (kind === 'aside' ? 1 : 0);
const isTyped = ({ kind }: Entry | Aside): boolean => kind === 'line' || kind === 'aside';

/** How the command line client asks for its next line. Servers have no addresses here, so it names the one that it is at. */
export const promptOf = ({ server, state }: Place, number: number): string =>
  `[zk: ${server === 0 ? '' : server}(${state}) ${number}]`;

/**
 * All that stands on one client's console, in its order. Every line that was typed has the next number, whatever became of it
 * (`ZooKeeperMain.executeLine`).
 */
export function consoleLines(
  client: string,
  entries: readonly Entry[],
  asides: readonly Aside[],
): readonly ConsoleLine[] {
  let typed = 0;
  return [...entries, ...asides]
    .filter((each) => each.client === null || each.client === client)
    .sort((a, b) => a.event - b.event || isAside(b) - isAside(a))
    .map((each) => ({ ...each, prompt: isTyped(each) ? promptOf(each.place, typed++) : '' }));
}

/** The lines that were typed, by their numbers. */
export const historyOf = (lines: readonly ConsoleLine[]): readonly string[] =>
  lines.filter(isTyped).map(({ line }) => line);
