/** Which kinds of trouble a run is made of. */
export const PROFILES = ['crash', 'net', 'disk', 'reconfig', 'clients', 'recipes', 'all'] as const;
export type Profile = (typeof PROFILES)[number];

export const isProfile = (text: string): text is Profile =>
  (PROFILES as readonly string[]).includes(text);

/** How often each kind of trouble is drawn. Every profile has some crashes and some writes: without them nothing is at stake. */
export const WEIGHTS: Readonly<Record<Profile, Weights>> = {
  crash: { crash: 10, net: 0, messages: 0, disk: 1, timers: 1, reconfig: 0, clients: 2, plan: 4 },
  net: { crash: 2, net: 10, messages: 4, disk: 0, timers: 1, reconfig: 0, clients: 2, plan: 2 },
  disk: { crash: 5, net: 1, messages: 0, disk: 10, timers: 1, reconfig: 0, clients: 2, plan: 2 },
  reconfig: { crash: 3, net: 2, messages: 1, disk: 1, timers: 1, reconfig: 8, clients: 2, plan: 1 },
  clients: { crash: 2, net: 1, messages: 1, disk: 0, timers: 1, reconfig: 0, clients: 30, plan: 1 },
  recipes: { crash: 2, net: 1, programs: 12 },
  all: { crash: 6, net: 4, messages: 3, disk: 3, timers: 1, reconfig: 1, clients: 3, plan: 4 },
};

/** How often each kind of trouble with clients is drawn. */
export const CLIENT_WEIGHTS = {
  request: 6,
  burst: 12,
  add: 1,
  remove: 1,
  pause: 1,
  resume: 2,
  cut: 1,
  staleLeader: 2,
  lateWrites: 2,
  hiddenChange: 1,
  readAlone: 1,
  close: 1,
  expire: 1,
  disconnect: 1,
};
export type ClientTrouble = keyof typeof CLIENT_WEIGHTS;

export type Trouble =
  'crash' | 'net' | 'messages' | 'disk' | 'timers' | 'reconfig' | 'clients' | 'plan' | 'programs';

/** What is left out is never drawn. */
export type Weights = Readonly<Partial<Record<Trouble, number>>>;
