import type { Zxid } from '../../zab/zxid.ts';
import type { Lab } from '../lab.svelte.ts';

/** The row that the mouse or the focus rests on: what it shows is lit in every view, also when it comes to show another zxid. */
export class PointedRow {
  readonly #lab: () => Pick<Lab, 'point'>;
  #key: number | undefined = $state();

  /** `zxidOf`: what the row with a key shows. Belongs to the component that makes it. */
  constructor(lab: () => Pick<Lab, 'point'>, zxidOf: (key: number) => Zxid | undefined) {
    this.#lab = lab;
    $effect(() => {
      const zxid = this.#key === undefined ? undefined : zxidOf(this.#key);
      if (zxid !== undefined) lab().point({ kind: 'zxid', zxid });
    });
  }

  on(key: number | undefined): void {
    this.#key = key;
  }

  off(): void {
    this.#key = undefined;
    this.#lab().point(null);
  }
}
