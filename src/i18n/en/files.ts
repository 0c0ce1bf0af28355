export const files = {
  title: 'File',
  about:
    'A scenario as JSON, with all branches and bookmarks. A file can also be dropped on the page.',
  save: 'Save as a file',
  saved: (name: string) => `Saved as ${name}.`,
  open: 'Open a file',
  choose: 'A scenario file',
  drop: 'Drop the scenario to open it.',
};
