import type { Component, ComponentProps } from 'svelte';
import type { Point } from '../../views/stage/box.ts';
import { strokeOf } from '../../views/stage/stroke.ts';
import type { Lab } from '../lab.svelte.ts';
import { Gestures } from './gestures.svelte.ts';
import { nearestLink, type NearLink } from './near-link.ts';
import type { Scene } from './scene.svelte.ts';
import { stageKey } from './stage-keys.ts';
import Crossed from './Crossed.svelte';
import type { Tools } from './tools.svelte.ts';
import { zoomable } from './zoom.ts';

/** What the stage does under a hand; it comes when the first hand comes near. */
export interface Hands {
  readonly gestures: Gestures;
  readonly Crossed: Component<ComponentProps<typeof Crossed>>;
  readonly linkAt: (event: MouseEvent) => NearLink | undefined;
  readonly key: (event: KeyboardEvent) => void;
  readonly off: () => void;
}

/** Lets pointers and keys drag, draw and open what is on the stage. */
export function handsOn(
  svg: SVGSVGElement,
  lab: Lab,
  tools: Tools,
  scene: Scene,
  at: (event: MouseEvent) => Point,
): Hands {
  const gestures = new Gestures({
    tools,
    ring: () => scene.ring,
    at,
    stroke: (line) => strokeOf(line, scene.ring, scene.clients),
    act: (command) => void lab.act(command),
  });
  return {
    gestures,
    Crossed,
    linkAt: (event) =>
      nearestLink(scene.ring, scene.clients, at(event), scene.ring.scale * tools.view.k),
    key: (event) => stageKey(event, tools, scene.ring),
    off: zoomable(svg, tools),
  };
}
