import { SWITCHES, type Switch } from '../zab/switches.ts';

/** Rules of the request processors that can be switched off by name, like those of Zab. */
export const SERVER_SWITCHES = {
  'apply-before-reply': { bug: 0, until: '' },
  'watch-before-reply': { bug: 0, until: '' },
  'reads-wait-for-own-writes': { bug: 0, until: '' },
  'touch-resets-timer': { bug: 0, until: '' },
  'check-session-owner': { bug: 710, until: '3.2' },
  'ephemerals-end-with-session': { bug: 0, until: '' },
  'refuse-client-ahead': { bug: 0, until: '' },
  'multi-all-or-nothing': { bug: 0, until: '' },
  'cversion-counts-creates': { bug: 0, until: '' },
  'sequence-counts-creates': { bug: 0, until: '' },
  'watch-fires-once': { bug: 0, until: '' },
} as const satisfies Readonly<Record<string, { readonly bug: number; readonly until: string }>>;

export type ServerSwitch = keyof typeof SERVER_SWITCHES;

/** Every rule that can be switched off. */
export const ALL_SWITCHES = { ...SWITCHES, ...SERVER_SWITCHES };
export type AnySwitch = Switch | ServerSwitch;

export const isServerSwitch = (rule: AnySwitch): rule is ServerSwitch => rule in SERVER_SWITCHES;
