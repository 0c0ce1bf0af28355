/** The lines of a journey, done without a page: what every way through the page must come to. */
import { RunUntil } from '../../src/scenario/condition/run-until.ts';
import { readLine } from '../../src/scenario/console/read-line.ts';
import { scenarioOf } from '../../src/scenario/scenario-of.ts';
import { Timeline } from '../../src/timeline/timeline.ts';
import { DEMO } from '../../src/ui/app/demo.ts';
import { formOf, judgeForm, type SetupForm } from '../../src/ui/dialogs/setup-form.ts';
import { showTime } from '../../src/views/track/clock.ts';

export interface Moment {
  readonly time: string;
  readonly digest: string;
}

/** Where each line leads; a line may begin with its client: `b: set /x new`. Others are of `a`. */
export function sameRun(form: Partial<SetupForm>, lines: readonly string[]): readonly Moment[] {
  const moments: Moment[] = [];
  playLines(form, lines, (timeline) =>
    moments.push({
      time: showTime(timeline.frame.at),
      digest: scenarioOf(timeline).digest!,
    }),
  );
  return moments;
}

/** The run that the lines make; `after` is told of it behind each. */
export function playLines(
  form: Partial<SetupForm>,
  lines: readonly string[],
  after: (timeline: Timeline) => void = () => undefined,
): Timeline {
  const judged = judgeForm({ ...formOf(DEMO), ...form });
  if (!('setup' in judged)) throw new Error('This form is refused.');
  const timeline = new Timeline(judged.setup);
  for (const text of lines) {
    const { client, line } = ofClient(text);
    const { world } = timeline.frame;
    const reading = readLine(line, { client, world, history: [], printsWatches: true });
    if (reading.kind === 'act') timeline.act(reading.command);
    else if (reading.kind === 'until') {
      const run = new RunUntil(timeline, reading.condition);
      let ending = run.proceed(100);
      while (ending === null) ending = run.proceed(100);
      if (ending !== 'found' && ending !== 'already') throw new Error(`${line}: ${ending}`);
    } else throw new Error(`${line} does nothing: ${reading.kind}`);
    after(timeline);
  }
  return timeline;
}

export function ofClient(text: string): { readonly client: string; readonly line: string } {
  const [, client = 'a', line = text] = /^([a-z]): (.*)$/.exec(text) ?? [];
  return { client, line };
}
