export const quorum = {
  title: 'Proposals',
};
