import type { Client } from '../../client/client-state.ts';
import { operationLabel } from '../marks/label.ts';

/** What a client does, as a word of the catalogue with its argument; `operation` needs no translation. */
export type ClientLine =
  | { readonly says: 'connecting' | 'expired' | 'closed' | 'idle' }
  | { readonly says: 'writes' | 'holds' | 'waitsFor' | 'releases'; readonly path: string }
  | { readonly says: 'operation'; readonly text: string };

const LOCK_SAYS = { waiting: 'waitsFor', holding: 'holds', releasing: 'releases' } as const;

/** The one line under a client: its trouble first, then what its program stands at, then what it asks. */
export function clientLine({ state, pending, unsent, program }: Client): ClientLine {
  if (state === 'connecting' || state === 'associating') return { says: 'connecting' };
  if (state !== 'connected') return { says: state };
  if (program.kind === 'lock' && program.step in LOCK_SAYS) {
    return { says: LOCK_SAYS[program.step as keyof typeof LOCK_SAYS], path: program.path };
  }
  const asked = pending[0] ?? unsent[0];
  if (asked !== undefined) return { says: 'operation', text: operationLabel(asked.operation) };
  return program.kind === 'writer' ? { says: 'writes', path: program.path } : { says: 'idle' };
}
