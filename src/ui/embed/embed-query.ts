import { RUN_PANES, type RunPane } from '../../scenario/panes.ts';
import type { Language } from '../language.svelte.ts';

/** What a frame can show besides the panes of the lab. */
export const FIGURES = ['stage', 'sentence', 'transport'] as const;
export type EmbedPart = (typeof FIGURES)[number] | RunPane;

export const ORIGINS_MAX = 8;
export const PARTS_MAX = 8;
const USUAL: readonly EmbedPart[] = FIGURES;
const ALL: readonly string[] = [...FIGURES, ...RUN_PANES];

/** What the address of a frame asks for. */
export interface EmbedQuery {
  readonly parts: readonly EmbedPart[];
  /** Who may drive it, besides pages of its own origin. */
  readonly origins: readonly string[];
  readonly language: Language | null;
  readonly theme: 'light' | 'dark' | null;
}

const listIn = (query: URLSearchParams, name: string): readonly string[] =>
  (query.get(name) ?? '').split(',').map((one) => one.trim());

const isPart = (name: string): name is EmbedPart => ALL.includes(name);

/** An origin written out in full, and nothing else: no path, no wildcard. */
function isOrigin(text: string): boolean {
  try {
    const { origin, protocol } = new URL(text);
    const known = protocol === 'https:' || protocol === 'http:';
    return origin === text && known && !text.includes('*');
  } catch {
    return false;
  }
}

/** Reads `?embed&panes=stage,log&origins=https://course.example&lang=zh&theme=dark`; what it does not know is left out. Null without `embed`. */
export function readEmbedQuery(search: string): EmbedQuery | null {
  const query = new URLSearchParams(search);
  if (!query.has('embed')) return null;
  const parts = [...new Set(listIn(query, 'panes').filter(isPart))].slice(0, PARTS_MAX);
  const language = query.get('lang');
  const theme = query.get('theme');
  return {
    parts: parts.length === 0 ? USUAL : parts,
    origins: listIn(query, 'origins').filter(isOrigin).slice(0, ORIGINS_MAX),
    language: language === 'en' || language === 'zh' ? language : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
  };
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The HTML that shows a link's run in another page. */
export function embedSnippet(link: string, title: string): string {
  const { origin, pathname, hash } = new URL(link);
  const address = `${origin}${pathname}?embed&panes=${USUAL.join(',')}${hash}`;
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="800" height="600" loading="lazy"></iframe>`;
}
