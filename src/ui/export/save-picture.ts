import type { Lab } from '../lab.svelte.ts';
import type { Tools } from '../stage/tools.svelte.ts';
import { figureOn, pictureOf, svgText, type Figure, type Picture } from './picture.ts';
import { Raster } from './raster.ts';

/** Pixels for each px of the page: sharp in print and on dense screens. */
const PNG_SCALE = 2;
const SIZE = { width: 1_100, height: 640 };

/** The figure as it stands on the page; where it does not, as it would. */
async function picture(
  lab: Lab,
  figure: Figure,
  title: string,
  tools: Tools | undefined,
): Promise<Picture> {
  const shown = figureOn(figure);
  if (shown !== null) return pictureOf(shown, figure, lab, title);
  const { offScreen } = await import('./off-screen.ts');
  const screen = await offScreen(figure, lab, SIZE, tools);
  try {
    return pictureOf(screen.root, figure, lab, title);
  } finally {
    screen.end();
  }
}

/** A figure of the page as a file. */
export async function pictureFile(
  lab: Lab,
  figure: Figure,
  kind: 'svg' | 'png',
  title: string,
  tools: Tools | undefined,
): Promise<Blob> {
  const drawn = await picture(lab, figure, title, tools);
  if (kind === 'svg') return new Blob([svgText(drawn)], { type: 'image/svg+xml' });
  const raster = new Raster(PNG_SCALE);
  await raster.draw(drawn);
  return raster.png();
}
