import { svgElement } from './svg-element.ts';
import type { Picture } from './picture.ts';

let faces: Promise<string> | null = null;

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error('a font could not be read'));
    reader.readAsDataURL(blob);
  });
}

async function faceOf(rule: CSSFontFaceRule, sheet: string | null): Promise<string> {
  const { style } = rule;
  const source = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src'))?.[1];
  if (source === undefined) return '';
  const response = await fetch(new URL(source, sheet ?? document.baseURI));
  if (!response.ok) return '';
  const url = await asDataUrl(await response.blob());
  const keep = ['font-family', 'font-style', 'font-weight', 'unicode-range'].map(
    (name) => `${name}:${style.getPropertyValue(name)};`,
  );
  return `@font-face{${keep.join('')}font-display:swap;src:url("${url}") format("woff2")}`;
}

/** The page's fonts as a sheet that carries them: a picture that is drawn alone sees none of the page's. */
function fontFaces(): Promise<string> {
  faces ??= Promise.all(
    [...document.styleSheets].flatMap((sheet) =>
      [...sheet.cssRules].flatMap((rule) =>
        rule instanceof CSSFontFaceRule ? [faceOf(rule, sheet.href).catch(() => '')] : [],
      ),
    ),
  ).then((all) => all.join(''));
  return faces;
}

const FONTS_MS = 300;

/** Films have even sides. */
const even = (px: number): number => 2 * Math.round(px / 2);

/** Draws pictures on one canvas, `scale` pixels for each px of the page. */
export class Raster {
  readonly canvas = document.createElement('canvas');
  readonly #scale: number;
  #sized = false;
  #settled = false;

  constructor(scale: number) {
    this.#scale = scale;
  }

  /** The size of the canvas is that of its first picture. */
  async draw({ svg, width, height }: Picture): Promise<void> {
    const style = svgElement('style', {}, await fontFaces());
    svg.prepend(style);
    const text = new XMLSerializer().serializeToString(svg);
    style.remove();
    const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    try {
      const image = new Image(width, height);
      image.src = url;
      await image.decode();
      this.#paint(image, width, height);
      if (this.#settled) return;
      // Fonts inside a picture load when it is first drawn, and nobody tells when they have.
      await new Promise((resolve) => setTimeout(resolve, FONTS_MS));
      this.#paint(image, width, height);
      this.#settled = true;
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  #paint(image: HTMLImageElement, width: number, height: number): void {
    const { canvas } = this;
    const scale = this.#scale;
    if (!this.#sized) {
      canvas.width = even(width * scale);
      canvas.height = even(height * scale);
      this.#sized = true;
    }
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('this browser gives no canvas');
    context.drawImage(image, 0, 0, even(width * scale), even(height * scale));
  }

  async png(): Promise<Blob> {
    const blob = await new Promise<Blob | null>((resolve) => this.canvas.toBlob(resolve));
    if (blob === null) throw new Error('the picture is too large for this browser');
    return blob;
  }
}
