import type { Client } from '../../client/client-state.ts';
import { operationLabel } from '../marks/label.ts';

/** What a client does, as a word of the catalogue with its argument; `operation` needs no translation. */
export type ClientLine =
  | {
      readonly says: 'connecting' | 'expired' | 'closed' | 'authFailed' | 'readsOnly' | 'idle';
    }
  | {
      readonly says: 'writes' | 'holds' | 'waitsFor' | 'releases' | 'uses';
      readonly path: string;
    }
  | { readonly says: 'operation'; readonly text: string };

/** What a program stands at, by its step, whatever recipe it follows. */
const STEP_SAYS: Readonly<Record<string, 'waitsFor' | 'holds' | 'releases'>> = {
  waiting: 'waitsFor',
  outside: 'waitsFor',
  staying: 'waitsFor',
  barred: 'waitsFor',
  holding: 'holds',
  releasing: 'releases',
};

const STATE_SAYS = {
  gone: 'connecting',
  connecting: 'connecting',
  associating: 'connecting',
  'connected-read-only': 'readsOnly',
  expired: 'expired',
  'auth-failed': 'authFailed',
  closed: 'closed',
} as const;

/** The one line under a client: its trouble first, then what its program stands at, then what it asks. */
export function clientLine({ state, pending, unsent, program }: Client): ClientLine {
  if (state !== 'connected') return { says: STATE_SAYS[state] };
  const step = 'step' in program ? program.step : '';
  const says = STEP_SAYS[step];
  if (says !== undefined && 'path' in program) return { says, path: program.path };
  const asked = pending[0] ?? unsent[0];
  if (asked !== undefined) return { says: 'operation', text: operationLabel(asked.operation) };
  if (program.kind === 'idle') return { says: 'idle' };
  if (program.kind === 'writer') return { says: 'writes', path: program.path };
  return step === 'resting' ? { says: 'idle' } : { says: 'uses', path: program.path };
}
