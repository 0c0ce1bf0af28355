import { line, max, scaleLinear } from 'd3';
import { percentile, sum, type Counts, type MetricsTally } from './metrics-tally.ts';

export type Measure =
  | 'throughput'
  | 'latency50'
  | 'latency95'
  | 'latency99'
  | 'availability'
  | 'messages'
  | 'bytes'
  | 'fsyncs';

export const MEASURES: readonly Measure[] = [
  'throughput',
  'latency50',
  'latency95',
  'latency99',
  'availability',
  'messages',
  'bytes',
  'fsyncs',
];

/** Each measure of a span; null where nothing was committed or answered in it. */
export type Values = Readonly<Record<Measure, number | null>>;

/** Writes a second; milliseconds; share of the time; and so many for each committed write. */
function valuesOf(counts: Counts, spanUs: number): Values {
  const sorted = counts.latenciesUs.slice().sort((a, b) => a - b);
  const inMs = (share: number): number | null => {
    const us = percentile(sorted, share);
    return us === null ? null : us / 1_000;
  };
  const each = (n: number): number | null => (counts.committed === 0 ? null : n / counts.committed);
  return {
    throughput: counts.committed / (spanUs / 1_000_000),
    latency50: inMs(0.5),
    latency95: inMs(0.95),
    latency99: inMs(0.99),
    availability: Math.min(1, counts.availableUs / spanUs),
    messages: each(counts.messages),
    bytes: each(counts.bytes),
    fsyncs: each(counts.fsyncs),
  };
}

export interface Series {
  /** Of the whole history. */
  readonly total: Values;
  readonly spanUs: number;
  readonly values: readonly Values[];
}

const SPANS_MOST = 120;

/** What was measured until `endUs`, in all and stretch by stretch. */
export function seriesOf(tally: MetricsTally, endUs: number): Series {
  const { spanUs, spans } = tally.spans(endUs, SPANS_MOST);
  return {
    total: valuesOf(sum(spans), Math.max(1, endUs)),
    spanUs,
    values: spans.map((counts, i) => {
      // The last span ends with the history.
      const length = Math.min(spanUs, Math.max(1, endUs - i * spanUs));
      return valuesOf(counts, length);
    }),
  };
}

/** A small plot of one or more measures, over the virtual time of all series that are compared. */
export interface Plot {
  /** The largest value of the scale. */
  readonly top: number;
  /** For each series, for each measure, the path of its line; px. */
  readonly paths: readonly (readonly string[])[];
  readonly x: (atUs: number) => number;
}

/** Room above the highest value and around lines, px. */
const PAD = 3;

/** Lines of some measures, of one branch or of several, in a box of `width` by `height` px. */
export function plotOf(
  measures: readonly Measure[],
  series: readonly Series[],
  endUs: number,
  width: number,
  height: number,
): Plot {
  const values = series.flatMap(({ values: all }) =>
    all.flatMap((each) => measures.map((measure) => each[measure] ?? 0)),
  );
  const top = measures.includes('availability')
    ? 1
    : scaleLinear([0, max(values) || 1], [0, 1])
        .nice(4)
        .domain()[1]!;
  const x = scaleLinear([0, Math.max(1, endUs)], [0, width]);
  const y = scaleLinear([0, top], [height - PAD, PAD]);
  const paths = series.map(({ values: all, spanUs }) =>
    measures.map((measure) => {
      const draw = line<Values>()
        .defined((each) => each[measure] !== null)
        .x((_, i) => x(Math.min(endUs, (i + 0.5) * spanUs)))
        .y((each) => y(each[measure] ?? 0));
      return draw(all) ?? '';
    }),
  );
  return { top, paths, x };
}
