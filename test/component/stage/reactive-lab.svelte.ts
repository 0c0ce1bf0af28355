import type { Lab, Selection } from '../../../src/ui/lab.svelte.ts';

/** A lab over one world whose time, play and pointing can change, as they do on the page. */
export function reactiveLab<T extends Lab>(lab: T) {
  const still: object = lab;
  let frame = $state.raw(lab.frame);
  let pointed: Selection | null = $state.raw(null);
  let playing = $state(true);
  const reactive = {
    ...still,
    get frame() {
      return frame;
    },
    get pointed() {
      return pointed;
    },
    get playing() {
      return playing;
    },
    point: (at: Selection | null) => {
      pointed = at;
    },
    setAt: (at: number) => {
      frame = { ...frame, at };
    },
    setPlaying: (now: boolean) => {
      playing = now;
    },
  };
  return reactive as unknown as T & Pick<typeof reactive, 'setAt' | 'setPlaying'>;
}
