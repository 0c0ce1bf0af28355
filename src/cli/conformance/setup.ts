import { createHash } from 'node:crypto';
import { DEFAULT_SETUP, type Setup } from '../../simulation/setup.ts';
import type { Script } from './read-script.ts';

export const SUPER = 'super:oracle-super';

const digestOf = (user: string): string =>
  `${user.slice(0, user.indexOf(':'))}:${createHash('sha1').update(user).digest('base64')}`;

const yes = (given: unknown, otherwise: boolean): boolean =>
  given === undefined ? otherwise : given === true || given === 'yes' || given === 'true';

/** The ensemble of a recording: on one machine, with its settings. */
export function setupOf({ mode, ensemble, config = {}, name }: Script): Setup {
  const standalone = mode === 'standalone';
  const { voters, observers, spares } = standalone
    ? { voters: 1, observers: 0, spares: 0 }
    : (ensemble ?? { voters: 3, observers: 1, spares: 0 });
  const starts = [
    ...Array.from({ length: voters + observers }, () => 0),
    ...Array.from({ length: spares }, () => null),
  ];
  return {
    ...DEFAULT_SETUP,
    seed: name,
    servers: voters,
    ...(observers > 0 ? { observers } : {}),
    ...(spares > 0 ? { spares } : {}),
    ...(standalone ? { standalone } : {}),
    startsMs: starts,
    latencyUs: { min: 200, max: 500 },
    fsyncUs: { min: 10, max: 50 },
    tickMs: 200,
    initLimitTicks: 50,
    syncLimitTicks: 15,
    commitLogCount: 500,
    snapCount: 100_000,
    maxSessionTimeoutMs: 60_000,
    reconfigEnabled: yes(config['reconfigEnabled'], true),
    enforceQuota: yes(config['enforceQuota'], true),
    extendedTypes: yes(config['extendedTypes'], true),
    skipAcl: yes(config['skipACL'], false),
    superDigest: digestOf(SUPER),
    ...(typeof config['juteMaxBuffer'] === 'number' || typeof config['juteMaxBuffer'] === 'string'
      ? { juteMaxBuffer: Number(config['juteMaxBuffer']) }
      : {}),
    ...(config['containerNeverUsedMs'] === undefined
      ? {}
      : { containerNeverUsedMs: Number(config['containerNeverUsedMs']) }),
    // Containers and nodes with a time to live are reaped only when a script says so.
    containerCheckMs: 0,
    readOnlyMode: yes(config['readOnly'], false),
    localSessionsEnabled: yes(config['localSessionsEnabled'], false),
    localSessionsUpgradingEnabled: yes(config['localSessionsUpgradingEnabled'], true),
  };
}
