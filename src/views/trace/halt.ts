import type { Actor } from '../../simulation/actor.ts';
import type { Role } from '../../zab/messages.ts';
import type { QuorumKind } from '../../zab/quorum.ts';
import type { Sid } from '../../zab/vote.ts';
import type { Zxid } from '../../zab/zxid.ts';

/** Why a transaction has come so far and no further, with the numbers. */
export type Halt =
  /** A message waits: somebody holds it, a cut keeps it in its sender's buffer, or its receiver is paused. */
  | {
      readonly kind: 'held' | 'cut' | 'paused';
      readonly type: string;
      readonly from: Actor;
      readonly to: Actor;
    }
  | {
      readonly kind: 'flying';
      readonly type: string;
      readonly from: Actor;
      readonly to: Actor;
      readonly dueAt: number;
    }
  | { readonly kind: 'writing'; readonly sid: Sid }
  | { readonly kind: 'stalled'; readonly sid: Sid }
  /** Its process is paused, and does nothing with what it has. */
  | { readonly kind: 'frozen'; readonly sid: Sid }
  | {
      readonly kind: 'needs-acks';
      readonly acks: readonly Sid[];
      readonly need: number;
      /** What makes the quorum if it is no plain majority. */
      readonly by?: QuorumKind;
      /** The fewest ACKs that would do. */
      readonly more: number;
      readonly missing: readonly Sid[];
    }
  /** It has its quorum, but an earlier one has not. */
  | { readonly kind: 'behind'; readonly zxid: Zxid }
  | { readonly kind: 'down'; readonly sid: Sid }
  | { readonly kind: 'looking'; readonly sid: Sid }
  | { readonly kind: 'synchronizing'; readonly sid: Sid; readonly leader: Sid }
  | { readonly kind: 'not-connected'; readonly sid: Sid; readonly leader: Sid }
  | { readonly kind: 'waits-for-commit'; readonly sid: Sid }
  | { readonly kind: 'not-sent'; readonly sid: Sid; readonly role: Role }
  | {
      readonly kind: 'truncated';
      readonly sid: Sid;
      readonly at: number;
      readonly leader: Sid;
      readonly epoch: number;
      readonly leaderLast: Zxid;
    }
  | { readonly kind: 'lost-in-crash'; readonly sid: Sid; readonly at: number }
  /** A leader that was deposed and has not noticed hears of nothing new. */
  | {
      readonly kind: 'leads-on';
      readonly sid: Sid;
      readonly epoch: number;
      readonly leader: Sid;
    }
  /** A leader of a later epoch goes on without it. */
  | { readonly kind: 'passed-over'; readonly leader: Sid; readonly epoch: number }
  | { readonly kind: 'nobody-proposes'; readonly holders: readonly Sid[] }
  | { readonly kind: 'unknown' };
