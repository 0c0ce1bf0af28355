import type { Lab } from '../lab.svelte.ts';

/** What the run is called, as in the header. */
export function titleOf({ title, mode, setup, words }: Lab): string {
  const { demoTitle, labTitle } = words.shell;
  return (
    title ?? (mode === 'demo' ? demoTitle(setup.servers) : labTitle(setup.servers, setup.seed))
  );
}
