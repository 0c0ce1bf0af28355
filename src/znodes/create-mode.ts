/** How a znode is created (`CreateMode`). */
export type CreateMode =
  | 'persistent'
  | 'ephemeral'
  | 'persistent_sequential'
  | 'ephemeral_sequential'
  | 'container'
  | 'persistent_with_ttl'
  | 'persistent_sequential_with_ttl';

/** In the order of their flags on the wire. */
export const CREATE_MODES: readonly CreateMode[] = [
  'persistent',
  'ephemeral',
  'persistent_sequential',
  'ephemeral_sequential',
  'container',
  'persistent_with_ttl',
  'persistent_sequential_with_ttl',
];

export const isSequential = (mode: CreateMode): boolean => mode.includes('sequential');
export const isEphemeral = (mode: CreateMode): boolean => mode.startsWith('ephemeral');
export const isTtl = (mode: CreateMode): boolean => mode.endsWith('_with_ttl');
