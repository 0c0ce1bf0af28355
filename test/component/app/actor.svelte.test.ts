import { flushSync } from 'svelte';
import { expect, test } from 'vitest';
import { playback } from '../../../src/machines/playback.ts';
import { ReactiveActor } from '../../../src/ui/actor.svelte.ts';

test('whoever asks whether it plays is told when that changes, and not with every frame of play', () => {
  const player = new ReactiveActor(playback);
  const told: string[] = [];
  const off = $effect.root(() => {
    $effect(() => {
      told.push(`${player.snapshot.value} ${player.snapshot.context.speed}`);
    });
  });
  flushSync();
  player.actor.send({ type: 'PLAY' });
  expect(player.snapshot.value).toBe('playing');
  flushSync();
  for (let i = 0; i < 10; i++) {
    player.actor.send({ type: 'TICK', elapsedMs: 16 });
    flushSync();
  }
  player.actor.send({ type: 'SPEED', speed: 2 });
  flushSync();
  player.actor.send({ type: 'PAUSE' });
  flushSync();
  expect(told).toEqual(['idle 0.1', 'playing 0.1', 'playing 2', 'paused 2']);
  off();
});
