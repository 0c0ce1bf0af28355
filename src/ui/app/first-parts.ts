import Sentence from '../sentence/Sentence.svelte';
import Stage from '../stage/Stage.svelte';
import Transport from '../transport/Transport.svelte';
import { keyPressed } from './keys.ts';
import { PANE_VIEWS } from './pane-views.ts';

/**
 * What the first screen brings with it, handed on to a frame that shows parts of it. Were the frame to import them itself, they would move into a
 * file of their own, and a first visit would load 3 kB more.
 */
export const FIRST_PARTS = { Sentence, Stage, Transport, keyPressed, PANE_VIEWS };
export type FirstParts = typeof FIRST_PARTS;
