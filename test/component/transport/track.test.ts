import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { DEFAULT_SETUP } from '../../../src/simulation/setup.ts';
import { Lab } from '../../../src/ui/lab.svelte.ts';
import Transport from '../../../src/ui/transport/Transport.svelte';
import { SPEEDS } from '../../../src/ui/transport/speeds.ts';

function open(): Lab {
  const lab = new Lab(DEFAULT_SETUP);
  lab.timeline.playTo(2_000_000);
  lab.seek(2_000_000);
  render(Transport, { lab });
  return lab;
}

test('the slider says where it stands, and goes by keys', async () => {
  const lab = open();
  const slider = page.getByRole('slider', { name: 'Timeline' });
  await expect.element(slider).toHaveAttribute('aria-valuetext', '00:02.000 of 00:02.000');
  slider.element().focus();
  await userEvent.keyboard('{Home}');
  expect(lab.frame.at).toBe(0);
  await expect.element(slider).toHaveAttribute('aria-valuetext', '00:00.000 of 00:02.000');
  await userEvent.keyboard('{ArrowRight}');
  const { at } = lab.frame;
  expect(at).toBeGreaterThan(0);
  await userEvent.keyboard('{ArrowRight}');
  expect(lab.frame.at).toBeGreaterThan(at);
  await userEvent.keyboard('{End}');
  expect(lab.frame.at).toBe(2_000_000);
});

test('behind the end of the run there is nothing to drag to', async () => {
  const lab = open();
  await page.getByRole('slider', { name: 'Timeline' }).fill('4500000');
  expect(lab.frame.at).toBe(2_000_000);
});

test('speeds from 0.01 to 100', async () => {
  const lab = open();
  expect([SPEEDS[0], SPEEDS.at(-1)]).toEqual([0.01, 100]);
  const speed = page.getByRole('combobox', { name: 'Speed' });
  for (const value of SPEEDS) {
    await speed.selectOptions(String(value));
    expect(lab.speed).toBe(value);
  }
});

test('branches are listed by what began them, and can be shown again', async () => {
  const lab = open();
  expect(page.getByRole('combobox', { name: 'Branch' }).elements()).toHaveLength(0);
  lab.seek(1_000_000);
  lab.act({ do: 'crash', server: 2 });
  const branch = page.getByRole('combobox', { name: 'Branch' });
  await expect.element(branch).toHaveValue('1');
  await expect.element(branch).toHaveTextContent('first run');
  await expect.element(branch).toHaveTextContent('1: crash 2');
  await branch.selectOptions('0');
  expect(lab.frame.branch).toBe(0);
});
