import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../../../src/simulation/facts.ts';
import { Teller } from '../../golden/teller.ts';
import { parseTrace } from '../../golden/trace-file.ts';
import { readStory, STORIES } from '../../switches/story.ts';
import { coordination } from './coordination.ts';
import { rareEvents } from './rare-events.ts';

const GOLDEN = join(import.meta.dirname, '../../golden');

/** So many events of one kind and one rule are enough. */
const EACH_MAX = 40;

/** Events of every kind and every rule: out of the golden stories, those of the switched-off rules and of the recipes, and examples of what no story tells. */
export function everything(): readonly Event[] {
  const found = new Map<string, Event[]>();
  const hear = (event: Event): void => {
    const message = 'message' in event ? event.message.type : '';
    const key = `${event.kind} ${event.rule} ${message}`;
    const known = found.get(key) ?? [];
    if (known.length < EACH_MAX) known.push(event);
    found.set(key, known);
  };
  for (const name of readdirSync(GOLDEN).filter((file) => file.endsWith('.trace'))) {
    const teller = new Teller(hear);
    for (const paragraph of parseTrace(readFileSync(join(GOLDEN, name), 'utf8'))) {
      if ('commands' in paragraph) teller.tell(paragraph.commands);
    }
  }
  for (const rule of STORIES) new Teller(hear).tell(readStory(rule).commands);
  for (const event of [...coordination(), ...rareEvents]) hear(event);
  return [...found.values()].flat();
}
