import type { Lab } from '../lab.svelte.ts';

/** Where keys mean something of their own. */
const TYPING =
  'input, select, textarea, [contenteditable], [role="menu"], [role="listbox"], dialog, [popover]';
const PRESSING = 'button, a, summary, [role="button"], [role="tab"]';

/** Ctrl or Cmd K, wherever the focus is but in another dialog. */
export function asksForPalette(event: KeyboardEvent): boolean {
  const isAsked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
  if (!isAsked || document.querySelector('dialog[open]') !== null) return false;
  event.preventDefault();
  return true;
}

/** The keys of the transport, wherever the focus is, but for fields, menus, dialogs, and Space on a button. */
export function keyPressed(lab: Lab, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(TYPING)) return;
  switch (event.key) {
    case ' ':
      if (target?.closest(PRESSING)) return;
      lab.toggle();
      break;
    case 'ArrowRight':
      if (event.shiftKey) lab.nextMilestone();
      else lab.step();
      break;
    case 'ArrowLeft':
      lab.stepBack();
      break;
    case 'Home':
      lab.toStart();
      break;
    case 'End':
      lab.toEnd();
      break;
    default:
      return;
  }
  event.preventDefault();
}
