/** The link codec on the browser's own streams. The same cases run in Node: test/unit/scenario. */
import { expect, test } from 'vitest';
import { toBase64url } from '../../../src/scenario/base64url.ts';
import { decodeLink, encodeLink } from '../../../src/scenario/link.ts';
import { openLink } from '../../unit/scenario/open-link.ts';
import { scenarioOf } from '../../../src/scenario/scenario-of.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function pack(json: string): Promise<string> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return `z1.${toBase64url(bytes)}`;
}

async function goodLink(): Promise<{ link: string; digest: string }> {
  const timeline = new Timeline(DEFAULT_SETUP);
  timeline.playTo(1_500_000);
  timeline.act({ do: 'crash', server: 5 });
  timeline.playTo(3_000_000);
  const scenario = scenarioOf(timeline);
  const link = await encodeLink(scenario);
  if (!link.ok) throw new Error(link.problem.kind);
  return { link: link.value, digest: scenario.digest! };
}

test('a link made here opens here, with the same digest', async () => {
  const { link, digest } = await goodLink();
  const opened = await openLink(link, { pause });
  expect(opened.ok && opened.value.digest).toBe(digest);
});

test('damaged, cut off, and with something behind its end', async () => {
  const { link } = await goodLink();
  for (const bad of [
    // A block of a kind that deflate does not have, whatever the run.
    link.replace(/^z1\...../, 'z1.____'),
    link.slice(0, -10),
    `${link}AAAA`,
  ]) {
    expect(await decodeLink(bad)).toEqual({ ok: false, problem: { kind: 'not-compressed' } });
  }
});

test.each([
  ['50 MB', `{"format":1,"pad":"${' '.repeat(50_000_000)}"}`],
  ['10 million actions', `{"format":1,"engine":1,"actions":[${'{},'.repeat(9_999_999)}{}]}`],
])('%s are refused at once', async (_, json) => {
  const link = await pack(json);
  const started = performance.now();
  const { ok } = await decodeLink(link);
  expect(ok).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_000);
});
