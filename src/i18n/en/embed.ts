/** The lab as a part of another page. */
export const embed = {
  whole: 'Open in Zabscope',
  future: (version: number, known: number) =>
    `The message is of version ${version}; this Zabscope understands version ${known}.`,
  wrong: (path: string, expected: string) =>
    `The message is not well formed: at “${path}” ${expected} is expected.`,
  stopped: 'It was given up: something else was asked for meanwhile.',
  notReached: 'The condition did not come true within ten minutes of virtual time.',
  title: 'In another page',
  about:
    'This HTML shows the moment in a page of your own, as a frame without header and menus. The page can drive it by messages.',
  snippet: 'HTML for another page',
  copy: 'Copy HTML',
  copied: 'Copied',
};
