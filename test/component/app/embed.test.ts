/** The lab in a frame, before its link is opened: nothing of another run may be seen. */
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { encodeLink } from '../../../src/scenario/link.ts';
import { scenarioOf } from '../../../src/scenario/scenario-of.ts';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Timeline } from '../../../src/timeline/timeline.ts';
import { DEMO } from '../../../src/ui/app/demo.ts';
import { FIRST_PARTS } from '../../../src/ui/app/first-parts.ts';
import Embed from '../../../src/ui/embed/Embed.svelte';
import { Lab } from '../../../src/ui/lab.svelte.ts';
import { loadLateWords } from '../../../src/ui/language.svelte.ts';
import { LinkDesk } from '../../../src/ui/link-desk.svelte.ts';

const QUERY = {
  parts: ['stage', 'sentence', 'transport'],
  origins: [],
  language: null,
  theme: null,
} as const;

/** As `main.ts` does it, and how many servers were ever to be seen. */
async function open(hash: string): Promise<{ lab: Lab; desk: LinkDesk; seen: Set<number> }> {
  const lab = new Lab(DEMO);
  const desk = new LinkDesk(lab);
  desk.openHash(hash);
  await loadLateWords();
  const seen = new Set<number>();
  const look = (): void => void seen.add(document.querySelectorAll('[data-server]').length);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  render(Embed, { lab, desk, query: QUERY, first: FIRST_PARTS });
  look();
  return { lab, desk, seen };
}

const server = (sid: number) => page.getByRole('button', { name: new RegExp(`^Server ${sid},`) });

test('a frame without a link shows the demo', async () => {
  await open('');
  await expect.element(server(5)).toBeVisible();
});

test('a frame with a link shows what the link has, and nothing before', async () => {
  const timeline = new Timeline({ ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0] });
  timeline.playTo(1_234_000);
  const link = await encodeLink(scenarioOf(timeline));
  if (!link.ok) throw new Error(link.problem.kind);
  const { seen } = await open(`#${link.value}`);
  await expect.element(server(3)).toBeVisible();
  await expect.element(page.getByRole('timer')).toHaveTextContent('00:01.234');
  expect([...seen].sort()).toEqual([0, 3]);
});

test('a frame whose link is broken says so and shows no run, until another is opened', async () => {
  const { desk, seen } = await open('#z1.AAAA');
  await expect.element(page.getByRole('alert')).toHaveTextContent(/damaged|missing/);
  await expect.element(page.getByRole('alert')).not.toHaveTextContent('as it was');
  await expect.element(page.getByRole('button', { name: 'Dismiss' })).not.toBeInTheDocument();
  expect([...seen]).toEqual([0]);
  const timeline = new Timeline({ ...DEFAULT_SETUP, servers: 3, startsMs: [0, 0, 0] });
  const link = await encodeLink(scenarioOf(timeline));
  if (!link.ok) throw new Error(link.problem.kind);
  desk.open(link.value);
  await expect.element(server(3)).toBeVisible();
  expect([...seen].sort()).toEqual([0, 3]);
});
