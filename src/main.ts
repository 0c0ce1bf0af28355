import { mount } from 'svelte';
import './ui/fonts/fonts.css';
import './ui/styles/tokens.css';
import './ui/styles/base.css';
import App from './ui/app/App.svelte';
import { DEMO } from './ui/app/demo.ts';
import { FIRST_PARTS } from './ui/app/first-parts.ts';
import { readEmbedQuery } from './ui/embed/embed-query.ts';
import { Lab } from './ui/lab.svelte.ts';
import { showLanguage, wishedLanguage } from './ui/language.svelte.ts';
import { LinkDesk } from './ui/link-desk.svelte.ts';
import { PANES_KEY } from './ui/panes/keep-panes.ts';
import { recall } from './ui/storage.ts';

const target = document.getElementById('app');
if (target) {
  await showLanguage(wishedLanguage());
  const lab = new Lab(DEMO);
  const desk = new LinkDesk(lab);
  const query = readEmbedQuery(location.search);
  if (query === null) {
    if (recall(PANES_KEY) !== null)
      (await import('./ui/panes/restore-panes.ts')).restorePanes(lab.panes);
    mount(App, { target, props: { lab, desk } });
  } else {
    // Before anything is shown: a frame with a link shows nothing but what the link has.
    desk.openHash(location.hash);
    await (
      await import('./ui/embed/start-embed.ts')
    ).startEmbed(target, { lab, desk, query, first: FIRST_PARTS });
  }
  if (query === null) desk.openHash(location.hash);
  if (query === null || desk.state === 'idle') lab.play();
  void import('./ui/fonts/italic.css');
}
