import { decodeLink } from '../../../src/scenario/link.ts';
import {
  type Opened,
  openScenario,
  type OpenOptions,
} from '../../../src/scenario/open-scenario.ts';
import type { Outcome } from '../../../src/scenario/problem.ts';

/** Reads a link's text behind `#` and runs what it holds, as the page does and the terminal. */
export async function openLink(fragment: string, options: OpenOptions): Promise<Outcome<Opened>> {
  const decoded = await decodeLink(fragment);
  return decoded.ok ? openScenario(decoded.value, options) : decoded;
}
