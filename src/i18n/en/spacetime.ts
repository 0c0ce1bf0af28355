export const spacetime = {
  title: 'Space and time',
  about:
    'Each line is a server or a client, each arrow a message. Click one to stand at that moment.',
  key: 'Diamond: committed. Tick: applied. Cross: crash. Square: held. Dashed: cut.',
  figure: (servers: number, messages: number, spanMs: number) =>
    `The last ${spanMs} ms: ${servers} servers, ${messages} messages. The Timeline slider and the step buttons move to the same moments.`,
  span: 'Span',
  spanOf: (ms: number) => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`),
  fsync: 'fsync',
  looking: 'looking',
  down: 'down',
  discovery: 'discovery',
  synchronization: 'synchronization',
  broadcast: 'broadcast',
  paused: 'paused',
};
