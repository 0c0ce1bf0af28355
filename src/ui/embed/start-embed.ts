import { mount } from 'svelte';
import type { Lab } from '../lab.svelte.ts';
import { loadLateWords, showLanguage } from '../language.svelte.ts';
import type { LinkDesk } from '../link-desk.svelte.ts';
import Embed from './Embed.svelte';
import type { EmbedQuery } from './embed-query.ts';

/** Shows the page as a part of another one. Nothing is kept for later visits. */
export async function startEmbed(
  target: HTMLElement,
  lab: Lab,
  desk: LinkDesk,
  query: EmbedQuery,
): Promise<void> {
  if (query.language !== null) await showLanguage(query.language);
  if (query.theme !== null) document.documentElement.dataset['theme'] = query.theme;
  await loadLateWords();
  mount(Embed, { target, props: { lab, desk, query } });
}
