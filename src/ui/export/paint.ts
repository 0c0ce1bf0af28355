const COLOUR =
  /^(?:rgba?\((?<r>[\d.]+), (?<g>[\d.]+), (?<b>[\d.]+)(?:, (?<a>[\d.]+))?\)|color\(srgb (?<sr>[\d.e-]+) (?<sg>[\d.e-]+) (?<sb>[\d.e-]+)(?: \/ (?<sa>[\d.]+))?\))$/;

/** A colour as any viewer of SVG reads it: opaque, with its opacity apart. */
export interface Paint {
  readonly colour: string;
  readonly opacity: number;
}

/** A computed colour taken apart; anything else (`none`, `url("#a")`) stays as it is. */
export function paintOf(computed: string): Paint {
  const parts = COLOUR.exec(computed)?.groups;
  if (parts === undefined) return { colour: computed, opacity: 1 };
  const { r, g, b, a, sr, sg, sb, sa } = parts;
  const shares = [sr, sg, sb].map((share) => Math.round(Number(share) * 255));
  const channels =
    r === undefined ? shares : [r, g, b].map((channel) => Math.round(Number(channel)));
  const opacity = Number(a ?? sa ?? 1);
  return { colour: opacity === 0 ? 'none' : `rgb(${channels.join(',')})`, opacity };
}
