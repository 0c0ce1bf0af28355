export const files = {
  title: 'File',
  about:
    'A scenario as JSON, with all branches and bookmarks. A file can also be dropped on the page.',
  save: 'Save as a file',
  saved: (name: string) => `Saved as ${name}.`,
  open: 'Open a file',
  choose: 'A scenario file',
  recent: {
    title: 'Recent work',
    about: 'Your latest runs, kept in this browser only.',
    of: (actions: number, at: string, kept: string) =>
      `${actions === 1 ? '1 action' : `${actions} actions`}, at ${at}, kept ${kept}`,
    open: 'Go on',
    openOne: (title: string) => `Go on with ${title}`,
    forget: 'Forget',
    forgetOne: (title: string) => `Forget ${title}`,
  },
  drop: 'Drop the scenario to open it.',
};
