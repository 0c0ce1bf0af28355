import { digest } from '../kernel/digest.ts';
import { inOrder } from '../kernel/event-queue.ts';
import type { World } from './world.ts';

/** 16 hex digits that stand for everything the future of this world depends on. */
export function digestWorld(world: World): string {
  return digest({ ...world, queue: inOrder(world.queue) });
}
