export const dialogs = {
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',

  linkNotice: 'Opening a run',
  opening: (percent: number) => `Replaying: ${percent} %`,
  opened: (digest: string) =>
    `Replayed and verified: the state here has the digest ${digest} that it was shared with.`,
  openedUnverified: 'Replayed. It carries no digest to compare with.',
  untouched: 'What was on the screen is as it was.',

  setup: {
    title: 'New ensemble',
    intro: 'The same values and the same actions always give the same run.',
    servers: 'Servers',
    observers: 'Observers',
    seed: 'Seed',
    seedHint: 'Any word. It decides every delay that is drawn.',
    another: 'Another',
    latency: 'Network delay, ms',
    fsync: 'Time of an fsync, ms',
    work: 'New leader’s work, ms',
    workHint:
      'Before it listens, and again before it serves. Real servers take some 50 ms each time.',
    from: 'from',
    to: 'to',
    clients: 'Clients',
    program: 'What they do',
    own: 'each what it is given below',
    each: 'Client by client',
    alike: 'as chosen above',
    programOf: (name: string) => `What client ${name} does`,
    mistakeOf: (name: string) => `Deliberate mistake of client ${name}`,
    unsafe: 'Unsafe network',
    unsafeHint:
      'Single messages can vanish, come twice or overtake one another: what TCP excludes, and ZAB relies on that.',
    start: 'Start it',
    whole: (min: number, max: number) => `A whole number from ${min} to ${max}.`,
    number: (min: number, max: number) => `A number from ${min} to ${max}.`,
    order: 'The first may not be greater than the second.',
    seedWrong: (max: number) => `1 to ${max} characters, without < and >.`,
  },

  share: {
    title: 'Share this moment',
    making: 'Making the link.',
    link: 'Link to this moment',
    copy: 'Copy',
    copied: 'Copied',
    carries: (actions: number) =>
      `It carries the set-up, the seed, ${actions === 0 ? 'no action' : actions === 1 ? '1 action' : `${actions} actions`}, this place in the run, and what is open and selected; nothing else, and no server keeps it.`,
    allBranches: (count: number) => `All ${count} branches are in it.`,
    leftOut: (count: number) =>
      count === 1
        ? 'Only the branch that is shown is in it: the other one makes the link too long. A file has room for both.'
        : `Only the branch that is shown is in it: the ${count} others make the link too long. A file has room for all.`,
    qr: {
      show: 'As a QR code',
      name: 'QR code of the link',
      tooLong: (bytes: number, bytesMax: number) =>
        `The link has ${bytes} characters; a QR code holds ${bytesMax}. Copy the link instead, or save a file.`,
    },
    place: (time: string, step: number) => `Place: ${time}, step ${step}.`,
    digest: 'Digest of the state here',
    checked:
      'Whoever opens it replays the run and compares the digest: it never shows another run.',
    openTitle: 'Open a link',
    paste: 'Paste a link here',
    open: 'Open',
  },

  help: {
    title: 'Help',
    intro:
      'An ensemble of ZooKeeper servers runs in this page, on a virtual clock. Select a server to crash, restart or isolate it. Go back in time and act otherwise: the old run is kept as a branch.',
    keys: 'Keys',
    keyList: [
      ['Space', 'play or pause'],
      ['→', 'one step'],
      ['←', 'one step back'],
      [
        'Shift + →',
        'to the next milestone: a vote changes, a leader is decided, a phase begins, a proposal, a commit, a crash',
      ],
      ['Home, End', 'to the start, to the end'],
      ['Tab', 'from one control, server or client to the next'],
      ['Enter', 'the menu of a server, a client or, at rest, a message'],
      ['+, −, 0', 'on the stage: enlarge, shrink, all of it; enlarged, the arrows move the view'],
      ['Esc', 'closes what is open'],
    ] as readonly (readonly [string, string])[],
    fields: 'In a field, a menu or on the timeline the keys mean what they mean there.',
  },
};
