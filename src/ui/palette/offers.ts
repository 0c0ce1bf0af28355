import { RUN_PANES } from '../../scenario/panes.ts';
import type { DialogName } from '../dialogs/dialog-name.ts';
import type { Lab } from '../lab.svelte.ts';
import { keepPanes } from '../panes/keep-panes.ts';
import { nextTheme, shownTheme } from '../theme.svelte.ts';
import { programOffers } from './program-offers.ts';

/** Something that the palette can do. */
export interface Offer {
  readonly id: string;
  readonly text: string;
  readonly run: () => void;
  /** Leads to these instead. */
  readonly page?: (() => readonly Offer[]) | undefined;
}

/** All that can be done from anywhere: what is written at a console, panes, things, dialogs, language and theme. */
export function offersOf(lab: Lab, ask: (dialog: DialogName) => void): readonly Offer[] {
  const { shell, transport } = lab.words;
  const words = lab.lateWords.console.palette;
  const { peers, clients } = lab.frame.world;
  const faults = peers.flatMap(({ sid, up }) =>
    up ? [`crash ${sid}`, `isolate ${sid}`, `pause ${sid}`] : [`restart ${sid}`],
  );
  return [
    {
      id: 'play',
      text: lab.playing ? transport.pause : transport.play,
      run: () => lab.toggle(),
    },
    ...[...faults, 'heal', 'release all'].map((line) => ({
      id: `line ${line}`,
      text: line,
      run: () => void runLine(lab, line),
    })),
    ...RUN_PANES.map((pane) => ({
      id: `pane ${pane}`,
      text: words.open(shell.pane[pane]),
      run: () => {
        lab.panes.choose(pane);
        keepPanes(lab.panes);
      },
    })),
    ...peers.map(({ sid }) => ({
      id: `server ${sid}`,
      text: words.server(sid),
      run: () => lab.select({ kind: 'server', server: sid }),
    })),
    ...[...clients.keys()].map((client) => ({
      id: `client ${client}`,
      text: words.client(client),
      run: () => lab.select({ kind: 'client', client }),
    })),
    ...[...clients.values()].flatMap((client) => programOffers(lab, client)),
    { id: 'setup', text: shell.newEnsemble, run: () => ask('setup') },
    { id: 'starts', text: lab.lateWords.starts.title, run: () => ask('starts') },
    { id: 'lessons', text: shell.learn, run: () => ask('lessons') },
    { id: 'share', text: shell.share, run: () => ask('share') },
    { id: 'export', text: lab.lateWords.exports.title, run: () => ask('export') },
    { id: 'help', text: shell.help, run: () => ask('help') },
    {
      id: 'language',
      text: `${shell.language}: ${shell.languageButton}`,
      run: () => void lab.choose(lab.language === 'en' ? 'zh' : 'en'),
    },
    { id: 'theme', text: shell.themeButton(shell.themes[shownTheme()]), run: nextTheme },
  ];
}

/** Does a line as at a console, and shows the console if there is more to it than a fault of the lab. */
export async function runLine(lab: Lab, line: string): Promise<void> {
  const { consoleDeskOf } = await import('../console/console-desk.svelte.ts');
  consoleDeskOf(lab).enter(line);
}
