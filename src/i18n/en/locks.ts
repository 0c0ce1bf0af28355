export const locks = {
  title: 'Locks',
};
