export const log = {
  title: 'Logs',
};
