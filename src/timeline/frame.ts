import type { Command } from '../simulation/command.ts';
import type { World } from '../simulation/world.ts';
import type { Position } from './action.ts';
import type { EventLog } from './branch.ts';

/** What there is to see at one position. The world is read-only, and valid until the timeline moves. */
export interface Frame {
  readonly world: World;
  /** Virtual time shown, microseconds: at or after `world.now`. */
  readonly at: number;
  readonly step: number;
  /** All events of the branch, those after the position included. */
  readonly events: EventLog;
  /** How many of them belong to the present or the past. */
  readonly eventCount: number;
  readonly branch: number;
}

export interface BranchInfo {
  readonly id: number;
  /** What the user calls it; empty for none. */
  readonly name: string;
  /** The command it began with; null for the first branch. */
  readonly command: Command | null;
  readonly parent: number | null;
  readonly forkStep: number;
  readonly forkAt: number;
  readonly end: Position;
}
