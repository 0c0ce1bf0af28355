export const console = {
  title: 'Console',
  client: 'Client',
  noClient: 'There is no client. Write: add-client a',
  addClient: 'Add a client',
  log: 'What stands on the console',
  line: 'Line for the console',
  waits: 'No answer yet.',
  older: (n: number) => `${n} earlier lines are not shown.`,
  hint: 'As ZooKeeper’s own command line. Tab completes, arrows go through the history, help lists everything: crash 3, cut 1,2|3, until time > 5s.',
  tooMuch: (path: string) => `The run cannot keep this: ${path} is too long or out of range.`,
};
