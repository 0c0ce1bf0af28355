import { fromBase64url, toBase64url } from './base64url.ts';
import { deflate, inflate } from './compression.ts';
import { JSON_BYTES_MAX, LINK_CHARACTERS_MAX } from './limits.ts';
import { failed, fine, type Outcome } from './problem.ts';
import { readScenario } from './read-scenario.ts';
import type { Scenario } from './scenario.ts';

/** How scenarios are packed into links: version 1 is raw deflate of JSON, in base64url. */
const PACKING_VERSION = 1;
const LINK = /^z([1-9][0-9]{0,8})\.(.*)$/s;

const tooMuchInside = failed({ kind: 'too-large', what: 'content', bytesMax: JSON_BYTES_MAX });

/** Whether a text behind `#` claims to be a scenario's link, readable or not. */
export const isLink = (fragment: string): boolean => LINK.test(fragment.replace(/^#/, ''));

/**
 * The text that stands behind `#` in a link. Fails, with the reader's own problem, for what would not be opened again.
 */
export async function encodeLink(scenario: Scenario): Promise<Outcome<string>> {
  const json = JSON.stringify(scenario);
  const read = readScenario(json);
  if (!read.ok) return read;
  const packed = await deflate(json, JSON_BYTES_MAX);
  if (packed === undefined) return tooMuchInside;
  const link = `z${PACKING_VERSION}.${toBase64url(packed)}`;
  if (link.length <= LINK_CHARACTERS_MAX) return fine(link);
  return failed({ kind: 'too-large', what: 'link', bytesMax: LINK_CHARACTERS_MAX });
}

/** Reads the text behind `#`, with or without the `#`. It decides nothing about the run: see `openScenario`. */
export async function decodeLink(fragment: string): Promise<Outcome<Scenario>> {
  const link = fragment.trim().replace(/^#/, '');
  if (link === '') return failed({ kind: 'empty' });
  if (link.length > LINK_CHARACTERS_MAX) {
    return failed({ kind: 'too-large', what: 'link', bytesMax: LINK_CHARACTERS_MAX });
  }
  const [, version, text] = LINK.exec(link) ?? [];
  if (version === undefined || text === undefined) return failed({ kind: 'not-a-link' });
  if (Number(version) > PACKING_VERSION) {
    const found = Number(version);
    return failed({ kind: 'future-version', what: 'format', found, known: PACKING_VERSION });
  }
  if (text === '') return failed({ kind: 'empty' });
  const packed = fromBase64url(text);
  if (packed === undefined) return failed({ kind: 'not-base64' });
  const inflated = await inflate(packed, JSON_BYTES_MAX);
  if ('text' in inflated) return readScenario(inflated.text);
  return inflated.failed === 'damaged' ? failed({ kind: 'not-compressed' }) : tooMuchInside;
}
