import { en, type Catalogue } from '../i18n/en.ts';
import { recall, remember } from './storage.ts';

export type Language = 'en' | 'zh';

const KEY = 'zabscope.language';
const codes: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-CN' };

let language = $state<Language>('en');
let catalogue = $state.raw<Catalogue>(en);

/** The catalogue of the language that is shown. Reactive. */
export const words = (): Catalogue => catalogue;

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
  catalogue = wished === 'zh' ? (await import('../i18n/zh.ts')).zh : en;
  language = wished;
  document.documentElement.lang = codes[wished];
  document.title = catalogue.shell.page;
}

/** As {@link showLanguage}, and keeps the choice for the next visit. */
export async function chooseLanguage(wished: Language): Promise<void> {
  remember(KEY, wished);
  await showLanguage(wished);
}
