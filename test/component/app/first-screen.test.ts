import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import App from '../../../src/ui/app/App.svelte';
import { DEMO } from '../../../src/ui/app/demo.ts';
import { Lab } from '../../../src/ui/lab.svelte.ts';
import { LinkDesk } from '../../../src/ui/link-desk.svelte.ts';

const open = (): Lab => {
  const lab = new Lab(DEMO);
  render(App, { lab, desk: new LinkDesk(lab) });
  return lab;
};

test('the names that the page keeps', async () => {
  const lab = open();
  for (const name of [
    'Play',
    'Step',
    'Step back',
    'Next milestone',
    'Share',
    'New ensemble',
    'Write',
  ]) {
    await expect.element(page.getByRole('button', { name, exact: true })).toBeVisible();
  }
  await expect.element(page.getByRole('slider', { name: 'Timeline' })).toBeInTheDocument();
  await expect.element(page.getByRole('status', { name: 'What just happened' })).toBeVisible();
  await expect.element(page.getByLabelText('Virtual time')).toHaveTextContent('00:00.000');
  await expect
    .element(page.getByRole('button', { name: /^Server 3, (looking|down)/ }))
    .toBeVisible();
  lab.play();
  await expect.element(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  lab.pause();
});

test('Share is there once, before and after taking over', async () => {
  open();
  const share = page.getByRole('button', { name: 'Share', exact: true });
  expect(share.elements()).toHaveLength(1);
  await page.getByRole('button', { name: 'Take it over' }).click();
  await expect.element(page.getByRole('button', { name: 'Take it over' })).not.toBeInTheDocument();
  expect(share.elements()).toHaveLength(1);
});

test('the sentence tells the step that is shown', async () => {
  const lab = open();
  const said = page.getByRole('status', { name: 'What just happened' });
  await expect.element(said).toHaveTextContent('Nothing has happened yet. Press Play.');
  lab.nextMilestone();
  await expect.element(said).not.toHaveTextContent('Nothing has happened yet.');
  lab.toStart();
  await expect.element(said).toHaveTextContent('Nothing has happened yet. Press Play.');
});

test('what is typed while a dialog loads does nothing to the run', async () => {
  const lab = open();
  await expect.element(page.getByRole('button', { name: 'Step', exact: true })).toBeVisible();
  const press = (key: string, ctrlKey = false): boolean =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
  press('ArrowRight');
  expect(lab.frame.step).toBe(1);
  press('k', true);
  press('ArrowRight');
  press(' ');
  expect(lab.frame.step).toBe(1);
  expect(lab.playing).toBe(false);
  await expect.element(page.getByRole('combobox', { name: 'What to do' })).toHaveFocus();
});

test('a run on an unsafe network says what that is, and no other does', async () => {
  const lab = open();
  const notice = page.getByText(/^The network of this run is unsafe/);
  await expect.element(page.getByRole('button', { name: 'Step', exact: true })).toBeVisible();
  expect(notice.elements()).toEqual([]);
  lab.begin({ ...DEMO, unsafeNetwork: true });
  await expect.element(notice).toBeVisible();
});
