/** Waiting for a condition by mouse: what is offered must not lie upon what is to be pressed. */
import { beforeAll, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import '../../../src/ui/styles/tokens.css';
import '../../../src/ui/styles/base.css';
import { loadLateWords } from '../../../src/ui/language.svelte.ts';
import TimePane from '../../../src/ui/time/TimePane.svelte';
import { labAt } from './lab-at.ts';

beforeAll(loadLateWords);

it('a whole condition is written and kept with one press; more words come when asked for', async () => {
  await render(TimePane, { lab: labAt({}, [], 100) });
  const field = page.getByRole('combobox', { name: 'Condition' });
  const offers = page.getByRole('listbox');
  await userEvent.type(field, 'tim');
  await expect.element(offers).toBeVisible();
  await userEvent.type(field, 'e > 4s');
  await expect.element(offers).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Keep as a breakpoint' }).click();
  await expect
    .element(page.getByRole('list', { name: 'Breakpoints' }))
    .toHaveTextContent('time > 4s');
  await field.click();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(offers).toHaveTextContent('and');
});
