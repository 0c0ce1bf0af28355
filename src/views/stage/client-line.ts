import type { Client } from '../../client/client-state.ts';
import { operationLabel } from '../marks/label.ts';

/** What a client does, as a word of the catalogue with its argument; `operation` needs no translation. */
export type ClientLine =
  | {
      readonly says: 'connecting' | 'expired' | 'closed' | 'authFailed' | 'readsOnly' | 'idle';
    }
  | { readonly says: 'writes' | 'holds' | 'waitsFor' | 'releases'; readonly path: string }
  | { readonly says: 'operation'; readonly text: string };

const LOCK_SAYS = { waiting: 'waitsFor', holding: 'holds', releasing: 'releases' } as const;

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
  if (program.kind === 'lock' && program.step in LOCK_SAYS) {
    return { says: LOCK_SAYS[program.step as keyof typeof LOCK_SAYS], path: program.path };
  }
  const asked = pending[0] ?? unsent[0];
  if (asked !== undefined) return { says: 'operation', text: operationLabel(asked.operation) };
  return program.kind === 'writer' ? { says: 'writes', path: program.path } : { says: 'idle' };
}
