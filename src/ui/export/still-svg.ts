import { paintOf } from './paint.ts';

/** What children take from their parents, with what holds where nobody says anything. */
const INHERITED: Readonly<Record<string, string>> = {
  fill: 'rgb(0,0,0)',
  'fill-opacity': '1',
  'fill-rule': 'nonzero',
  stroke: 'none',
  'stroke-opacity': '1',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-dashoffset': '0px',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'font-family': '',
  'font-size': '',
  'font-weight': '400',
  'font-style': 'normal',
  'letter-spacing': 'normal',
  'text-anchor': 'start',
  'paint-order': 'normal',
  visibility: 'visible',
};
/** What holds for one element only. */
const OWN: Readonly<Record<string, string>> = {
  opacity: '1',
  'clip-path': 'none',
  'vector-effect': 'none',
  'dominant-baseline': 'auto',
  'text-decoration-line': 'none',
};
const PAINTS = ['fill', 'stroke'];
/** For hands and screen readers; names of classes mean nothing without their sheets. */
const LEFT_OUT = /^(class|style|role|tabindex|aria-.*|data-.*|on.*)$/;

type Said = Readonly<Record<string, string>>;

/** What an element looks like, in attributes. */
function looksOf(style: CSSStyleDeclaration): Record<string, string> {
  const looks: Record<string, string> = {};
  for (const name of Object.keys(INHERITED)) looks[name] = style.getPropertyValue(name);
  for (const name of PAINTS) {
    const { colour, opacity } = paintOf(looks[name] ?? 'none');
    looks[name] = colour;
    if (opacity > 0 && opacity < 1) {
      looks[`${name}-opacity`] = String(opacity * Number(looks[`${name}-opacity`] ?? 1));
    }
  }
  return looks;
}

function copyElement(source: Element, said: Said): Element | null {
  const style = getComputedStyle(source);
  if (style.display === 'none' || style.opacity === '0') return null;
  const copy = source.cloneNode(false) as Element;
  for (const { name } of [...copy.attributes]) if (LEFT_OUT.test(name)) copy.removeAttribute(name);
  const looks = looksOf(style);
  for (const [name, value] of Object.entries(looks)) {
    if (value === said[name]) copy.removeAttribute(name);
    else copy.setAttribute(name, value);
  }
  for (const [name, usual] of Object.entries(OWN)) {
    const value = style.getPropertyValue(name);
    const key = name === 'text-decoration-line' ? 'text-decoration' : name;
    if (value !== usual && value !== '') copy.setAttribute(key, value);
    else copy.removeAttribute(key);
  }
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copy.append(child.cloneNode());
    else if (child instanceof Element) copy.append(copyElement(child, looks) ?? '');
  }
  return copy;
}

/**
 * A copy of a drawing that looks the same without the page: every style that holds for it stands in its attributes, once.
 */
export function stillSvg(source: SVGSVGElement): SVGSVGElement {
  const { x, y, width, height } = source.getBoundingClientRect();
  const copy = copyElement(source, INHERITED) as SVGSVGElement;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('x', String(x));
  copy.setAttribute('y', String(y));
  if (getComputedStyle(source).overflow === 'visible') copy.setAttribute('overflow', 'visible');
  return copy;
}
