/** A state as it is drawn. A state with others inside is an outline around them; whoever is in a state stands in the others. */
export interface StateBox {
  /** `looking`, `leading`, `leading/discovery`. */
  readonly state: string;
  /** Its own name, without that of the state around it. */
  readonly name: string;
  readonly outline: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface StateArrow {
  readonly key: string;
  /** What kind of change it is, to be told apart by its stroke. */
  readonly kind: 'forward' | 'left' | 'crashed';
  readonly path: string;
}

/** A state machine as a picture. */
export interface Chart {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly StateBox[];
  readonly arrows: readonly StateArrow[];
}

/** Somebody who stands in a state. */
export interface Standing {
  readonly who: number | string;
  readonly state: string;
  readonly colour: string;
  readonly lit: boolean;
}
