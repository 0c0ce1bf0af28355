/** Pictures, films and logs of a run, for other programs. */
export const exports = {
  title: 'Export',
  saved: (name: string) => `Saved as ${name}.`,
  failed: (reason: string) => `Nothing was saved: ${reason}.`,
  picture: {
    title: 'Picture',
    about:
      'As it is on the page, light or dark, with the title, the time and what has just happened. SVG can be edited; PNG goes anywhere.',
    figure: 'Figure',
    figures: { stage: 'The stage', 'space-time': 'Space and time' },
    svg: 'Save as SVG',
    png: 'Save as PNG',
  },
  film: {
    title: 'Film',
    about:
      'A stretch of this branch as WebM, 25 pictures a second however busy this machine is. The page stays where it is.',
    from: 'From, s',
    to: 'to, s',
    speed: 'Speed',
    lasts: (seconds: string) => `The film lasts ${seconds} s.`,
    wrong: (end: string, secondsMax: number) =>
      `Choose a stretch between 0 and ${end} s that lasts at most ${secondsMax} s at this speed.`,
    record: 'Record',
    recording: (percent: number) => `Recording: ${percent} %`,
    cancel: 'Cancel',
    cancelled: 'The recording was cancelled; nothing was saved.',
    cannot:
      'This browser cannot make a WebM film here. Late versions of Chrome, Edge, Firefox and Safari can, on a page opened over https or on this machine; pictures can be saved here.',
  },
  events: {
    title: 'Events',
    about: (count: string) =>
      `All ${count} events of this branch up to this moment: as JSON Lines, one object an event, or as a log with vector clocks for ShiViz.`,
    noise: 'with PINGs and dialling',
    jsonl: 'Save as JSON Lines',
    shiviz: 'Save for ShiViz',
    tooMany: (count: string, max: string) =>
      `There are ${count} events up to this moment; at most ${max} are written. Go to an earlier moment.`,
  },
};
