import { untrack } from 'svelte';
import { en, type Catalogue } from '../i18n/en.ts';
import type { LateCatalogue } from '../i18n/en-late.ts';
import { recall, remember } from './storage.ts';

export type Language = 'en' | 'zh';

const KEY = 'zabscope.language';
const codes: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

let language = $state<Language>('en');
let catalogue = $state.raw<Catalogue>(en);
let late = $state.raw<LateCatalogue | null>(null);

/** The catalogue of the language that is shown. Reactive. */
export const words = (): Catalogue => catalogue;

/** The words of dialogs and explanations. Reactive. Only for what is shown behind {@link loadLateWords}. */
export function lateWords(): LateCatalogue {
  if (late === null) throw new Error('late words are asked for before they are loaded');
  return late;
}

async function lateWordsOf(wished: Language): Promise<LateCatalogue> {
  if (wished === 'zh') return (await import('../i18n/zh-late.ts')).zhLate;
  return (await import('../i18n/en-late.ts')).enLate;
}

/** Makes {@link lateWords} ready, in this language and whichever is chosen later. */
export async function loadLateWords(): Promise<void> {
  // Asked for in templates, which must not hang on what is set here.
  const wished = untrack(() => (late === null ? language : null));
  if (wished === null) return;
  const loaded = await lateWordsOf(wished);
  // Another language may have been chosen meanwhile.
  if (untrack(() => language) === wished) late = loaded;
  else await loadLateWords();
}

/** The language that is shown. Reactive. */
export const shownLanguage = (): Language => language;

/** The choice of earlier visits, else the browser's wish. */
export function wishedLanguage(): Language {
  const kept = recall(KEY);
  if (kept === 'en' || kept === 'zh') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Shows the page in `wished`; the words of other languages than English come on demand. */
export async function showLanguage(wished: Language): Promise<void> {
  const first = wished === 'zh' ? (await import('../i18n/zh.ts')).zh : en;
  let second: LateCatalogue | null = null;
  while (second === null && late !== null) second = await lateWordsOf(wished);
  catalogue = first;
  late = second;
  language = wished;
  document.documentElement.lang = codes[wished];
  document.title = catalogue.shell.page;
}

/** As {@link showLanguage}, and keeps the choice for the next visit. */
export async function chooseLanguage(wished: Language): Promise<void> {
  remember(KEY, wished);
  await showLanguage(wished);
}
