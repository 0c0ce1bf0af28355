import type { Handlers } from './handlers.ts';

/** A client that does nothing by itself: somebody asks in its name. */
export interface IdleProgram {
  readonly kind: 'idle';
}

const nothing = (): void => undefined;

export const idle: Handlers<IdleProgram, IdleProgram> = {
  initial: (setup) => setup,
  begin: nothing,
  onAnswer: nothing,
};
