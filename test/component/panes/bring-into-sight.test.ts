/** A pane that was asked for comes into sight, and stays where a hand then puts it. */
import { expect, test } from 'vitest';
import { bringIntoSight } from '../../../src/ui/panes/bring-into-sight.ts';

/** A list of 300 px with a pane below 400 px of others. */
function paneBelow(): { readonly list: HTMLElement; readonly pane: HTMLElement } {
  const list = document.createElement('div');
  list.style.cssText = 'height: 300px; overflow: auto; overflow-anchor: none';
  list.innerHTML = '<div style="height: 400px"></div><div style="height: 20px"></div>';
  document.body.append(list);
  return { list, pane: list.lastElementChild as HTMLElement };
}

const topOf = ({ list, pane }: ReturnType<typeof paneBelow>): number =>
  pane.getBoundingClientRect().top - list.getBoundingClientRect().top;

test('it is scrolled to as it grows', async () => {
  const both = paneBelow();
  bringIntoSight(both.pane);
  both.pane.style.height = '600px';
  await expect.poll(() => topOf(both)).toBe(0);
  both.list.remove();
});

test('what is in sight already stays where it is', async () => {
  const both = paneBelow();
  both.pane.style.height = '150px';
  both.list.scrollTop = 250;
  const before = topOf(both);
  bringIntoSight(both.pane);
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(before).toBe(150);
  expect(topOf(both)).toBe(before);
  both.list.remove();
});

test('a hand that does something else is not fought', async () => {
  const both = paneBelow();
  bringIntoSight(both.pane);
  both.pane.style.height = '600px';
  await expect.poll(() => topOf(both)).toBe(0);
  both.pane.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
  both.list.scrollTop = 0;
  both.pane.style.height = '700px';
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  expect(both.list.scrollTop).toBe(0);
  both.list.remove();
});
