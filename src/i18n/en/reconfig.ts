/** Changing who belongs to the ensemble while it runs. */
export const reconfig = {
  part: 'Part in the ensemble',
  partNote: 'A client asks for another one (reconfig).',
  parts: { participant: 'Participant', observer: 'Observer', absent: 'Not in the ensemble' },
  asks: (client: string, line: string) => `${client}: ${line}`,
  wholeList: 'With groups the whole list is asked for: see below.',
  nobodyAsks: 'No client is there to ask for it. “Write” adds one.',
  several: 'Several at once…',

  tool: 'Reconfigure',
  title: 'Reconfigure the ensemble',
  intro:
    'A client asks, the leader proposes the new configuration, and a majority of the old and of the new one must have it on disk. Then it counts, without a restart.',
  version: (version: string) => `In force: version ${version}.`,
  unnamed: 'In force: the one from the files. It gets a version with the first epoch.',
  proposed: (version: string) =>
    `Version ${version} is proposed and not committed yet. Until then a second one is refused: RECONFIGINPROGRESS.`,
  superOnly:
    'Access lists are looked at here, so only a super user may ask for it: all others are refused with NOAUTH. In a new ensemble, skipACL among the settings of ZooKeeper lets everybody.',
  disabled: 'Reconfiguration is off in this ensemble: the answer will be RECONFIGDISABLED.',
  partOf: (server: number) => `Part of server ${server}`,
  groupOf: (server: number) => `Group of server ${server}`,
  weightOf: (server: number) => `Weight of server ${server}`,
  server: 'server',
  partHead: 'part',
  groupHead: 'group',
  weightHead: 'weight',
  was: (part: string) => `now: ${part}`,
  leads: 'leads',
  down: 'down',
  grouped: 'Groups and weights',
  groupedNote:
    'A quorum is then most of the weight in most of the groups. The whole list is sent, since single steps are refused.',
  client: 'Who asks',
  guard: (version: string) => `Only if version ${version} is still in force (-v)`,
  guardNote: 'Otherwise it is refused with BADVERSION.',
  nothing: 'This is the configuration in force.',
  weightWrong: (max: number) => `A weight is a whole number from 0 to ${max}.`,
  ask: 'Ask for it',
};
