import { recall, remember } from './storage.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** public/theme.js reads it before the first paint. */
const KEY = 'zabscope.theme';
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

const kept = recall(KEY);
let theme = $state<Theme>(kept === 'light' || kept === 'dark' ? kept : 'auto');

/** The visitor's choice; `auto` follows the system. Reactive. */
export const shownTheme = (): Theme => theme;

/** The next of auto, light, dark. */
export function nextTheme(): void {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  remember(KEY, theme === 'auto' ? null : theme);
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
