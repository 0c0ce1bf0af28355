import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { loadLateWords } from '../../../src/ui/language.svelte.ts';
import type { ClientSetup, Setup } from '../../../src/simulation/setup.ts';
import { consoleDeskOf } from '../../../src/ui/console/console-desk.svelte.ts';
import { scenarioOf } from '../../../src/scenario/scenario-of.ts';
import Stage from '../../../src/ui/stage/Stage.svelte';
import { Tools } from '../../../src/ui/stage/tools.svelte.ts';
import { labAt } from '../panes/lab-at.ts';

const AT = 2_000;
const asker: ClientSetup = {
  name: 'a',
  server: 1,
  timeoutMs: 20_000,
  program: { kind: 'idle' },
};
const FIVE: Partial<Setup> = { skipAcl: true, clients: [asker] };

function show(setup: Partial<Setup>) {
  const lab = labAt(setup, [], AT);
  const tools = new Tools();
  const host = document.createElement('div');
  host.style.cssText = 'position:fixed;inset:0;background:var(--paper)';
  document.body.append(host);
  render(Stage, { target: host, props: { lab, tools } });
  return { lab, tools };
}

/** The same ensemble, asked at the console of its client. */
function typed(setup: Partial<Setup>, line: string): string {
  const lab = labAt(setup, [], AT);
  consoleDeskOf(lab).enter(line);
  return scenarioOf(lab.timeline).digest!;
}

const lineOf = (lab: ReturnType<typeof labAt>): unknown =>
  lab.timeline.actions.map(({ command }) => ('line' in command ? command.line : command.do));

const entry = (name: string) =>
  page
    .getByRole('menuitem', { name, exact: true })
    .or(page.getByRole('menuitemradio', { name, exact: true }));

beforeAll(async () => {
  localStorage.clear();
  await loadLateWords();
  await page.viewport(900, 700);
});

afterEach(() => document.body.replaceChildren());

describe('a reconfiguration by hand', () => {
  it('takes the leader out by its menu, as the console does, and another takes over', async () => {
    const { lab } = show(FIVE);
    await page.getByRole('button', { name: /^Server 5, leader/ }).click();
    await entry('Part in the ensemble').click();
    await expect.element(entry('Participant')).toHaveAttribute('aria-checked', 'true');
    await expect
      .element(entry('Not in the ensemble'))
      .toHaveAccessibleDescription('a: reconfig -remove 5');
    await entry('Not in the ensemble').click();
    await expect.poll(() => lineOf(lab)).toEqual(['reconfig -remove 5']);
    expect(lab.panes.isOpen('console')).toBe(true);
    // Nothing is scrolled to: what happens on the stage is to be seen.
    expect(lab.panes.asked).toBeNull();
    expect(scenarioOf(lab.timeline).digest).toBe(typed(FIVE, 'reconfig -remove 5'));
    lab.timeline.playTo(2_600_000, 100_000);
    lab.toEnd();
    const leader = page.getByRole('button', { name: /^Server [1-4], leader/ });
    await expect.element(leader).toBeVisible();
  });

  it('is asked for by the keyboard alone, with the version as a guard', async () => {
    const setup = { ...FIVE, servers: 3, spares: 1, startsMs: [0, 0, 0, 0] };
    const { lab, tools } = show(setup);
    tools.dialog = 'reconfig';
    const part = page.getByRole('combobox', { name: 'Part of server 4' });
    await expect.element(part).toHaveValue('absent');
    (part.element() as HTMLElement).focus();
    await userEvent.keyboard('O');
    await expect.element(part).toHaveValue('observer');
    const guard = page.getByRole('checkbox', { name: /Only if version 0x100000000 is still/ });
    (guard.element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    const line = 'reconfig -v 100000000 -add server.4=observer';
    await expect.element(page.getByRole('status')).toHaveTextContent(line);
    const ask = page.getByRole('button', { name: 'Ask for it' });
    (ask.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
    expect(lineOf(lab)).toEqual([line]);
    expect(scenarioOf(lab.timeline).digest).toBe(typed(setup, line));
  });

  it('guards the version that was seen, though another came before it is asked for', async () => {
    const { lab, tools } = show({ ...FIVE, servers: 3, spares: 1, startsMs: [0, 0, 0, 0] });
    tools.dialog = 'reconfig';
    await page.getByRole('checkbox', { name: /Only if version 0x100000000 is still/ }).click();
    consoleDeskOf(lab).enter('reconfig -add 4');
    lab.timeline.playTo(2_500_000, 100_000);
    lab.toEnd();
    await expect.element(page.getByText(/In force: version 0x10000000[1-9]/)).toBeVisible();
    await page.getByRole('combobox', { name: 'Part of server 1' }).selectOptions('absent');
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await expect
      .poll(() => lineOf(lab))
      .toContainEqual(expect.stringMatching(/^reconfig -v 100000000 /));
    lab.timeline.playTo(2_900_000, 100_000);
    lab.toEnd();
    consoleDeskOf(lab).read(lab.frame.events, Infinity);
    const answers = consoleDeskOf(lab)
      .lines('a')
      .flatMap(({ said }) => said.map(({ text }) => text));
    expect(answers.at(-1)).toMatch(/^version No is not valid/);
  });

  it('asks for nothing before something changes, and says who may', async () => {
    const { tools } = show({ clients: [asker] });
    tools.dialog = 'reconfig';
    await expect.element(page.getByRole('button', { name: 'Ask for it' })).toBeDisabled();
    await expect.element(page.getByText(/refused with NOAUTH/)).toBeVisible();
  });

  it('has room for a finger on a phone', async () => {
    await page.viewport(360, 740);
    const { tools } = show({ ...FIVE, servers: 3, startsMs: [0, 0, 0] });
    tools.dialog = 'reconfig';
    await page.getByRole('checkbox', { name: /^Groups and weights/ }).click();
    const dialog = page.getByRole('dialog').element();
    const targets = dialog.querySelectorAll('button, select, input[type=number], label.check');
    expect(targets.length).toBeGreaterThan(12);
    for (const target of targets) {
      expect(target.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
    }
    expect(dialog.scrollWidth).toBeLessThanOrEqual(dialog.clientWidth);
    await page.viewport(900, 700);
  });

  it('sends groups and weights as a whole list, and refuses a weight that is none', async () => {
    const { tools } = show({ ...FIVE, servers: 3, startsMs: [0, 0, 0] });
    tools.dialog = 'reconfig';
    await page.getByRole('checkbox', { name: /^Groups and weights/ }).click();
    await page.getByRole('combobox', { name: 'Group of server 3' }).selectOptions('2');
    const weight = page.getByRole('spinbutton', { name: 'Weight of server 1' });
    await weight.fill('2');
    const status = page.getByRole('status');
    await expect.element(status).toHaveTextContent(/group\.1=1:2,group\.2=3,weight\.1=2$/);
    await weight.fill('-1');
    await expect.element(status).toHaveTextContent(/A weight is a whole number/);
    await expect.element(page.getByRole('button', { name: 'Ask for it' })).toBeDisabled();
  });
});
