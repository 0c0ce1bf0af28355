import { plainText } from '../../views/narration/parts.ts';
import { headlineOf } from '../../views/narration/headline.ts';
import { sentenceOf } from '../../views/narration/sentence.ts';
import { showTime } from '../../views/track/clock.ts';
import type { Lab } from '../lab.svelte.ts';
import { footLines } from './foot-lines.ts';
import { paintOf } from './paint.ts';
import { stillHtml } from './still-html.ts';
import { svgElement } from './svg-element.ts';

/** Which figure of the page. */
export const FIGURES = ['stage', 'space-time'] as const;
export type Figure = (typeof FIGURES)[number];

/** Where a figure stands on the page, what of it is drawn, and what of that is for hands only. */
const PLACES: Readonly<Record<Figure, { readonly root: string; readonly parts: string }>> = {
  stage: { root: 'figure.stage', parts: '.picture > svg, .boxes, .legend' },
  'space-time': { root: '.space-time', parts: '.figure svg, .figure .quiet' },
};
const HANDS_ONLY = '.more, .unseen';

const HEAD_PX = 34;
const MARGIN_PX = 16;
const TEXT_PX = 14;
const LINE_PX = 19;
/** The foot has the same height at each moment, so that a film has. */
const footLinesMost = (width: number): number => (width < 500 ? 4 : 2);

export interface Picture {
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
}

/** What happened in the step that is shown, in one plain sentence. Needs the late words. */
function sentenceAt({ timeline, frame, lateWords }: Lab): string {
  const last = frame.events.at(frame.eventCount - 1);
  const headline = last === undefined ? null : headlineOf(timeline.eventsOfStep(last.step));
  return headline === null ? '' : plainText(sentenceOf(headline, lateWords.narration, frame.world));
}

/** The figure, if it is on the page (or in `within`) and has a size. */
export function figureOn(figure: Figure, within: ParentNode = document): Element | null {
  const root = within.querySelector(PLACES[figure].root);
  const box = root?.querySelector('svg')?.getBoundingClientRect();
  return root !== null && box !== undefined && box.width > 0 ? root : null;
}

/** A figure of the page as a drawing of its own, with a title, the time and the sentence of the moment. */
export function pictureOf(root: Element, figure: Figure, lab: Lab, title: string): Picture {
  const parts = [...root.querySelectorAll(PLACES[figure].parts)].filter(
    (part) => part.closest('.boxes') === null || part.classList.contains('boxes'),
  );
  const style = getComputedStyle(document.documentElement);
  const body = getComputedStyle(document.body);
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left);
  const figureHeight = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) - top);
  const linesMost = footLinesMost(width);
  const footTop = HEAD_PX + figureHeight;
  const height = footTop + linesMost * LINE_PX + 11;

  const ink = paintOf(body.color).colour;
  const serif = style.getPropertyValue('--serif').trim();
  const mono = style.getPropertyValue('--mono').trim();
  const time = showTime(lab.frame.at);
  const said = sentenceAt(lab);
  const foot = footLines(said, width - 2 * MARGIN_PX, TEXT_PX, linesMost);

  const svg = svgElement('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
  });
  const moved = svgElement('g', { transform: `translate(${-left} ${HEAD_PX - top})` });
  for (const part of parts) moved.append(...stillHtml(part, HANDS_ONLY));
  const base = { fill: ink, 'font-size': TEXT_PX };
  svg.append(
    svgElement('title', {}, `${title}, ${time}`),
    svgElement('desc', {}, said),
    svgElement('rect', { width, height, fill: paintOf(body.backgroundColor).colour }),
    svgElement(
      'text',
      { ...base, x: MARGIN_PX, y: 22, 'font-family': serif, 'font-weight': 600 },
      title,
    ),
    svgElement(
      'text',
      { ...base, x: width - MARGIN_PX, y: 22, 'font-family': mono, 'text-anchor': 'end' },
      time,
    ),
    moved,
    ...foot.map((line, i) =>
      svgElement(
        'text',
        { ...base, x: MARGIN_PX, y: footTop + (i + 1) * LINE_PX, 'font-family': serif },
        line,
      ),
    ),
  );
  return { svg, width, height };
}

/** As the text of a file. */
export const svgText = ({ svg }: Picture): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
