import { mount } from 'svelte';
import type { FirstParts } from '../app/first-parts.ts';
import type { Lab } from '../lab.svelte.ts';
import { loadLateWords, showLanguage } from '../language.svelte.ts';
import type { LinkDesk } from '../link-desk.svelte.ts';
import Embed from './Embed.svelte';
import type { EmbedQuery } from './embed-query.ts';

export interface EmbedParts {
  readonly lab: Lab;
  readonly desk: LinkDesk;
  readonly query: EmbedQuery;
  readonly first: FirstParts;
}

/** Shows the page as a part of another one. Nothing is kept for later visits. */
export async function startEmbed(target: HTMLElement, props: EmbedParts): Promise<void> {
  const { language, theme } = props.query;
  if (language !== null) await showLanguage(language);
  if (theme !== null) document.documentElement.dataset['theme'] = theme;
  await loadLateWords();
  mount(Embed, { target, props });
}
