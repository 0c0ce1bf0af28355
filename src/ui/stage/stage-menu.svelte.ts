import type { Point } from '../../views/stage/box.ts';
import type { Lab } from '../lab.svelte.ts';
import type { Subject } from './menu/content.ts';
import type { Scene } from './scene.svelte.ts';

/** What has its menu open, what opened it, and where on the screen; whether play waits for its end. */
interface Opened extends Point {
  readonly subject: Subject;
  readonly opener: Element | null;
  readonly resumes: boolean;
}

/** The one menu that may be open on the stage. */
export class StageMenu {
  opened: Opened | null = $state.raw(null);
  readonly #lab: () => Lab;
  readonly #scene: Scene;
  /** The picture that places are told in. */
  readonly #svg: () => SVGSVGElement;

  constructor(lab: () => Lab, scene: Scene, svg: () => SVGSVGElement) {
    this.#lab = lab;
    this.#scene = scene;
    this.#svg = svg;
  }

  /** The message whose menu is open. */
  get message(): number | null {
    const subject = this.opened?.subject;
    return subject?.kind === 'messages' ? (subject.envelopes[0] ?? null) : null;
  }

  isOpen(subject: Subject): boolean {
    return JSON.stringify(this.opened?.subject) === JSON.stringify(subject);
  }

  /** Opens a menu at a place on the stage; a press on what has opened it closes it. */
  open(subject: Subject, opener: Element | null, at: Point): void {
    if (this.isOpen(subject)) {
      this.close(false);
      return;
    }
    const lab = this.#lab();
    const { left, top } = this.#svg().getBoundingClientRect();
    // A message would be gone before its menu is read.
    const resumes = subject.kind === 'messages' && lab.playing;
    if (resumes) lab.pause();
    this.opened = { subject, opener, x: left + at.x, y: top + at.y, resumes };
  }

  openBelow(subject: Subject, opener: Element): void {
    const { left, bottom } = opener.getBoundingClientRect();
    const stage = this.#svg().getBoundingClientRect();
    this.open(subject, opener, { x: left - stage.left, y: bottom - stage.top + 4 });
  }

  openActor(subject: Subject & { kind: 'server' | 'client' }, opener: Element): void {
    this.#lab().select(subject);
    const place = this.#scene.places.get(
      String(subject.kind === 'server' ? subject.server : subject.client),
    );
    if (place === undefined) return;
    const { x, y } = this.#scene.toScreen({ x: place.x, y: place.y + place.reach });
    this.open(subject, opener, { x: x + 14, y: y - 8 });
  }

  /** `refocus`: what had opened it has the focus again, if it is still there. */
  close(refocus: boolean): void {
    const was = this.opened;
    this.opened = null;
    if (was === null) return;
    const { opener, subject } = was;
    if (refocus && subject.kind === 'messages' && opener === null) {
      const target = `[data-envelope='${subject.envelopes[0]}']`;
      this.#svg().querySelector<SVGElement>(target)?.focus();
    } else if (refocus) (opener as HTMLElement | null)?.focus();
    if (was.resumes) this.#lab().play();
  }
}
