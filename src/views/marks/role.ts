import type { ZabPeer } from '../../zab/peer.ts';

/** What a reader is told about a server. `leader` is the state LEADING; a server that does not run is `down`. */
export type ShownRole = 'looking' | 'following' | 'leader' | 'observing' | 'down';

/** What a reader is told of a server. */
export function shownRole({ up, role }: Pick<ZabPeer, 'up' | 'role'>): ShownRole {
  if (!up) return 'down';
  return role === 'leading' ? 'leader' : role;
}

/** The colour token of a role, ready for `fill` or `stroke`. */
export const roleColour = (role: ShownRole): string => `var(--${role})`;
