/** How much is written beside a server. The stage takes the first density at which nothing overlaps. */
export interface Density {
  readonly name: 'full' | 'compact' | 'minimal';
  /** A server's radius, px: the ring shrinks it down to the least before the next density is tried. */
  readonly radiusMost: number;
  readonly radiusLeast: number;
  readonly roleSize: number;
  readonly zxidSize: number;
  /** Room for a zxid, in characters, with the word before it where there is one. */
  readonly zxidChars: number;
  readonly lastWord: boolean;
  /** Log squares shown, their side and their pitch; none at `minimal`. */
  readonly squares: number;
  readonly squareSide: number;
  readonly squarePitch: number;
  /** Baselines of role and zxid, and the top of the log bar, from the top of the label. */
  readonly roleBaseline: number;
  readonly zxidBaseline: number;
  readonly barTop: number;
  readonly height: number;
  /** The side of a client's square, and the room for the line under it. */
  readonly clientSide: number;
  readonly clientText: number;
}

export const DENSITIES: readonly [Density, Density, Density] = [
  {
    name: 'full',
    radiusMost: 35,
    radiusLeast: 33,
    roleSize: 12.5,
    zxidSize: 11,
    zxidChars: 8,
    lastWord: true,
    squares: 8,
    squareSide: 7.5,
    squarePitch: 9.5,
    roleBaseline: 11,
    zxidBaseline: 26,
    barTop: 34,
    height: 42,
    clientSide: 30,
    clientText: 100,
  },
  {
    name: 'compact',
    radiusMost: 28,
    radiusLeast: 18,
    roleSize: 11.5,
    zxidSize: 11,
    zxidChars: 9,
    lastWord: false,
    squares: 6,
    squareSide: 6,
    squarePitch: 8,
    roleBaseline: 10,
    zxidBaseline: 22,
    barTop: 27,
    height: 34,
    clientSide: 26,
    clientText: 78,
  },
  {
    name: 'minimal',
    radiusMost: 20,
    radiusLeast: 14,
    roleSize: 11,
    zxidSize: 11,
    zxidChars: 8,
    lastWord: false,
    squares: 0,
    squareSide: 0,
    squarePitch: 0,
    roleBaseline: 9,
    zxidBaseline: 20,
    barTop: 22,
    height: 22,
    clientSide: 22,
    clientText: 0,
  },
];
