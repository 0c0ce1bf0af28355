import { CLASSIC, SWITCHES, type RealBug, type Switch } from '../zab/switches.ts';

/** Rules of the request processors that can be switched off by name, like those of Zab. */
export const SERVER_SWITCHES = {
  'apply-before-reply': CLASSIC,
  'watch-before-reply': CLASSIC,
  'reads-wait-for-own-writes': CLASSIC,
  'touch-resets-timer': CLASSIC,
  'check-session-owner': { bug: 710, fixed: ['3.3.0'] },
  'ephemerals-end-with-session': CLASSIC,
  'refuse-client-ahead': CLASSIC,
  'multi-all-or-nothing': CLASSIC,
  'cversion-counts-creates': CLASSIC,
  'sequence-counts-creates': CLASSIC,
  'watch-fires-once': CLASSIC,
} as const satisfies Readonly<Record<string, RealBug>>;

export type ServerSwitch = keyof typeof SERVER_SWITCHES;

/** Every rule that can be switched off. */
export const ALL_SWITCHES = { ...SWITCHES, ...SERVER_SWITCHES };
export type AnySwitch = Switch | ServerSwitch;

export const isServerSwitch = (rule: AnySwitch): rule is ServerSwitch => rule in SERVER_SWITCHES;

export const bugOf = (rule: AnySwitch): RealBug => ALL_SWITCHES[rule];
