import { paintOf } from './paint.ts';
import { stillSvg } from './still-svg.ts';
import { svgElement } from './svg-element.ts';

const ELLIPSIS_EMS = 0.7;

let ruler: CanvasRenderingContext2D | null = null;

/** The share of a line's height that stands above its baseline. */
function ascentShare(style: CSSStyleDeclaration): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler === null) return 0.8;
  ruler.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: below } = ruler.measureText('x');
  return above / (above + below);
}

interface Line {
  readonly text: string;
  readonly box: DOMRect;
}

/** The lines into which a text is broken on the page. */
function linesOf(node: Text): readonly Line[] {
  const range = document.createRange();
  const lines: { from: number; to: number; top: number }[] = [];
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { top, height } = range.getBoundingClientRect();
    if (height === 0) continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.top - top) < 2) last.to = index + word.length;
    else lines.push({ from: index, to: index + word.length, top });
  }
  return lines.map(({ from, to }) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return {
      text: node.data.slice(from, to).replace(/\s+/g, ' '),
      box: range.getBoundingClientRect(),
    };
  });
}

/** What finds room before `right`; the rest is an ellipsis, as on the page. */
function fitting({ text, box }: Line, right: number, sizePx: number): string {
  if (box.right <= right + 1) return text;
  const share = (right - ELLIPSIS_EMS * sizePx - box.left) / box.width;
  return `${text.slice(0, Math.max(0, Math.floor(text.length * share))).trimEnd()}…`;
}

function drawText(node: Text, right: number): SVGElement[] {
  const parent = node.parentElement;
  if (parent === null || node.data.trim() === '') return [];
  const style = getComputedStyle(parent);
  const { colour, opacity } = paintOf(style.color);
  return linesOf(node).map((line) =>
    svgElement(
      'text',
      {
        x: line.box.left,
        y: line.box.top + line.box.height * ascentShare(style),
        fill: colour,
        ...(opacity < 1 ? { 'fill-opacity': opacity } : {}),
        'font-family': style.fontFamily,
        'font-size': style.fontSize,
        'font-weight': style.fontWeight,
        'font-style': style.fontStyle,
        ...(style.textDecorationLine === 'underline' ? { 'text-decoration': 'underline' } : {}),
      },
      fitting(line, right, Number.parseFloat(style.fontSize)),
    ),
  );
}

/** Its paper and its border, if it has any. */
function drawBox(style: CSSStyleDeclaration, box: DOMRect): SVGElement[] {
  const paper = paintOf(style.backgroundColor);
  const borderPx = Number.parseFloat(style.borderTopWidth);
  const edge =
    style.borderTopStyle === 'none' || borderPx === 0 ? null : paintOf(style.borderTopColor);
  if (paper.opacity === 0 && (edge === null || edge.opacity === 0)) return [];
  const inset = edge === null ? 0 : borderPx / 2;
  return [
    svgElement('rect', {
      x: box.left + inset,
      y: box.top + inset,
      width: Math.max(0, box.width - 2 * inset),
      height: Math.max(0, box.height - 2 * inset),
      rx: Number.parseFloat(style.borderTopLeftRadius) || 0,
      fill: paper.colour,
      'fill-opacity': paper.opacity,
      ...(edge === null ? {} : { stroke: edge.colour, 'stroke-width': borderPx }),
      ...(style.borderTopStyle === 'dashed' ? { 'stroke-dasharray': '3 2' } : {}),
    }),
  ];
}

/** A part of the page that is no drawing, drawn: its boxes, texts and the drawings in it. `skip` names what hands use only. */
export function stillHtml(element: Element, skip: string, right = Infinity): SVGElement[] {
  if (element instanceof SVGSVGElement) return [stillSvg(element)];
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (element.matches(skip) || style.display === 'none' || style.visibility === 'hidden') return [];
  const clip = style.overflowX === 'visible' ? right : Math.min(right, box.right);
  return [
    ...drawBox(style, box),
    ...[...element.childNodes].flatMap((child) => {
      if (child instanceof Text) return drawText(child, clip);
      return child instanceof Element ? stillHtml(child, skip, clip) : [];
    }),
  ];
}
