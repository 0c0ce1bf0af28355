import { untrack } from 'svelte';
import type { Lesson, Step } from '../../lessons/lesson.ts';
import type { Memory } from '../../lessons/condition.ts';
import { Watch } from '../../lessons/watch.ts';
import type { Frame } from '../../timeline/frame.ts';
import { currentStep, lessonChart, type LessonEvent } from '../../machines/lesson.ts';
import { ReactiveActor } from '../actor.svelte.ts';
import type { Lab } from '../lab.svelte.ts';
import type { Stop } from '../play-frame.ts';
import { finishLesson } from './finished.ts';

const SPEED = 0.1;

interface Place {
  readonly branch: number;
  readonly step: number;
}

/** One student in one lesson: the chart, and the run that it waits for. It lives on while another pane is shown. */
export class LessonSession {
  readonly name: string;
  readonly lesson: Lesson;
  readonly #lab: Lab;
  readonly #watch = new Watch();
  readonly #stop: Stop = { isDue: () => this.#isDue() };
  readonly #actor;
  readonly #end: () => void;
  #open = true;
  /** The furthest step of the run that was seen: a command behind it is new. */
  #seen: Place = { branch: 0, step: 0 };
  /** Where the last step was reached: what the lesson itself does comes behind it, even if the student looks back. */
  #place: Place = { branch: 0, step: 0 };
  /** Where the present step began. */
  #beginning: Place = { branch: 0, step: 0 };
  #marks: Readonly<Record<string, Place>> = {};
  #memory: Memory = $state.raw({});

  constructor(lab: Lab, name: string, lesson: Lesson) {
    this.name = name;
    this.lesson = lesson;
    this.#lab = lab;
    lab.begin(lesson.setup);
    this.#actor = new ReactiveActor(
      lessonChart.provide({
        actions: {
          enter: (_, step) => this.#enter(step),
          play: () => lab.play(),
          remember: (_, step) => this.#remember(step),
        },
      }),
      {
        input: {
          lesson,
          holds: (condition) => this.#watch.holds(condition, lab.timeline.frame),
        },
      },
    );
    lab.stops = [...lab.stops, this.#stop];
    this.#end = $effect.root(() => {
      $effect(() => {
        const { frame } = lab;
        untrack(() => this.#follow(frame));
      });
      $effect(() => {
        if (lab.lesson !== name) this.close();
      });
    });
  }

  get snapshot() {
    return this.#actor.snapshot;
  }

  get step(): Step {
    return currentStep(this.snapshot.context);
  }

  /** What was remembered, for the text. */
  get memory(): Memory {
    return this.#memory;
  }

  send(event: LessonEvent): void {
    this.#actor.actor.send(event);
    if (this.#actor.actor.getSnapshot().matches('done')) finishLesson(this.name);
  }

  /** Goes back to where the present step began, to try otherwise. What was done stays as a branch. */
  toBeginning(): void {
    this.#lab.switchTo(this.#beginning.branch);
    this.#lab.seekStep(this.#beginning.step);
  }

  /** Whether it still guides the run that is shown. */
  get isOpen(): boolean {
    return this.#open;
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#end();
    this.#lab.stops = this.#lab.stops.filter((stop) => stop !== this.#stop);
    this.#actor.actor.stop();
  }

  /** Whether play has reached what the step waits for, or a new part of the goal. */
  #isDue(): boolean {
    const { context } = this.#actor.actor.getSnapshot();
    const step = currentStep(context);
    const { frame } = this.#lab.timeline;
    if (step.kind === 'goal') {
      return step.parts.some(
        ({ id, when }) => !context.reached.includes(id) && this.#watch.holds(when, frame),
      );
    }
    const open = this.#actor.actor.getSnapshot().hasTag('open');
    return open && step.waitFor !== undefined && this.#watch.holds(step.waitFor, frame);
  }

  #follow(frame: Frame): void {
    const { timeline } = this.#lab;
    const isNew = frame.branch !== this.#seen.branch || frame.step > this.#seen.step;
    this.#seen = { branch: frame.branch, step: frame.step };
    this.#actor.actor.send({ type: 'MOVED' });
    if (!isNew || !this.#actor.actor.getSnapshot().matches({ step: 'doing' })) return;
    if (timeline.eventsOfStep(frame.step).some(({ kind }) => kind === 'commanded')) {
      this.#lab.play();
    }
  }

  #enter(step: Step): void {
    const lab = this.#lab;
    lab.pause();
    const place = step.back === undefined ? this.#place : this.#marks[step.back];
    if (place !== undefined && (step.back ?? step.does) !== undefined) {
      lab.switchTo(place.branch);
      if (lab.frame.step !== place.step) lab.seekStep(place.step);
    }
    for (const command of step.does ?? []) lab.act(command);
    const { branch, step: steps } = lab.timeline.frame;
    this.#beginning = { branch, step: steps };
    lab.setSpeed(step.speed ?? SPEED);
    if (step.pane !== undefined) lab.panes.place('lesson', step.pane);
  }

  #remember({ remember = [], mark }: Step): void {
    const { frame } = this.#lab.timeline;
    this.#place = { branch: frame.branch, step: frame.step };
    if (mark !== undefined) this.#marks = { ...this.#marks, [mark]: this.#place };
    for (const { name, from, field } of remember) {
      const found = this.#watch.recall(from, field, frame);
      if (found !== undefined) this.#watch.remember({ [name]: found });
    }
    this.#memory = this.#watch.memory;
  }
}
