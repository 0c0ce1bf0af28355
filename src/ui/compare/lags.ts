import { TreeLag } from '../../views/znodes/tree-lag.ts';

/** The comparison of the trees of the two servers that were asked for last. */
export class Lags {
  #servers = '';
  #lag = new TreeLag();

  of(first: number, second: number): TreeLag {
    const servers = `${first} ${second}`;
    if (servers !== this.#servers) {
      this.#servers = servers;
      this.#lag = new TreeLag();
    }
    return this.#lag;
  }
}
