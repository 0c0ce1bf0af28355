import type { Command } from '../../../src/simulation/command.ts';

const way = { from: 1, to: 2 } as const;
const range = { min: 1_000, max: 2_000 };
const client = { name: 'c', server: 6, timeoutMs: 4_000, program: { kind: 'idle' } } as const;

/** One of each: the compiler asks for those that are missing. */
export const commands: { readonly [K in Command['do']]: Extract<Command, { do: K }> } = {
  crash: { do: 'crash', server: 1, keeps: 2 },
  restart: { do: 'restart', server: 1 },
  isolate: { do: 'isolate', server: 8 },
  reconnect: { do: 'reconnect', server: 8 },
  cut: { do: 'cut', groups: [[1], [7, 'a']] },
  heal: { do: 'heal' },
  'check-containers': { do: 'check-containers' },
  request: {
    do: 'request',
    client: 'a',
    operation: {
      op: 'reconfig',
      joining: [{ server: 8, role: 'observer', group: 2, weight: 3 }],
      leaving: [1],
      members: [{ server: 2, role: 'participant' }],
      fromConfig: -1,
    },
  },
  'add-client': { do: 'add-client', client },
  'remove-client': { do: 'remove-client', client: 'a' },
  'close-client': { do: 'close-client', client: 'a' },
  'disconnect-client': { do: 'disconnect-client', client: 'a' },
  'reconnect-client': { do: 'reconnect-client', client: 'a', hosts: [2, 6] },
  'expire-client': { do: 'expire-client', client: 'a' },
  pause: { do: 'pause', actor: 'a' },
  resume: { do: 'resume', actor: 7 },
  wipe: { do: 'wipe', server: 2 },
  'damage-disk': { do: 'damage-disk', server: 2, what: 'torn-tail', records: 3 },
  'repair-disk': { do: 'repair-disk', server: 2 },
  'set-oracle': { do: 'set-oracle', server: 2, grants: true },
  'set-disk': { do: 'set-disk', server: 2, state: 'stalled', fsyncUs: range },
  'set-clock': { do: 'set-clock', server: 2, driftPermille: -20 },
  'fire-timer': { do: 'fire-timer', server: 2, timer: 'fle-poll' },
  'postpone-timer': { do: 'postpone-timer', server: 2, timer: 'dial-3', byUs: 5_000 },
  'cut-way': { do: 'cut-way', ...way },
  'heal-way': { do: 'heal-way', ...way },
  'set-link': { do: 'set-link', ...way, latencyUs: range, lossPermille: 100 },
  'hold-link': { do: 'hold-link', ...way },
  'release-link': { do: 'release-link', ...way },
  'hold-type': { do: 'hold-type', type: 'PROPOSAL' },
  'release-type': { do: 'release-type', type: 'PROPOSAL' },
  'release-all': { do: 'release-all' },
  deliver: { do: 'deliver', envelope: 9 },
  hold: { do: 'hold', envelope: 9 },
  release: { do: 'release', envelope: 9 },
  delay: { do: 'delay', envelope: 9, untilUs: 3_000_000 },
  drop: { do: 'drop', envelope: 9 },
  duplicate: { do: 'duplicate', envelope: 9 },
  overtake: { do: 'overtake', envelope: 9 },
};
