import type { Attachment } from 'svelte/attachments';

/** Rows kept ready above and below those in sight. */
const MARGIN_ROWS = 6;

/** Which rows of a list that scrolls are to be drawn: all are of one height, and only those in sight stand in the page. */
export class RowWindow {
  readonly rowPx: number;
  #top = $state(0);
  #height = $state(0);
  #element: HTMLElement | null = null;

  constructor(rowPx: number) {
    this.rowPx = rowPx;
  }

  /** The first row to draw. */
  get from(): number {
    return Math.max(0, Math.floor(this.#top / this.rowPx) - MARGIN_ROWS);
  }

  get count(): number {
    return Math.ceil(this.#height / this.rowPx) + 2 * MARGIN_ROWS;
  }

  /** How many rows are in sight as a whole. */
  get page(): number {
    return Math.max(1, Math.floor(this.#height / this.rowPx) - 1);
  }

  readonly attach: Attachment<HTMLElement> = (element) => {
    this.#element = element;
    const scrolled = (): void => {
      this.#top = element.scrollTop;
    };
    const resized = new ResizeObserver(() => {
      this.#height = element.clientHeight;
      scrolled();
    });
    resized.observe(element);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', scrolled);
      this.#element = null;
    };
  };

  /** Brings a row into sight, if it is not. `headPx`: height of what stands fixed above the rows. */
  reveal(row: number, headPx = 0): void {
    const element = this.#element;
    if (element === null) return;
    const [top, bottom] = [row * this.rowPx, (row + 1) * this.rowPx + headPx];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = bottom - element.clientHeight;
    }
    this.#top = element.scrollTop;
  }

  /** Goes to the end of what is drawn: the last row may be higher than others. */
  revealEnd(): void {
    if (this.#element === null) return;
    this.#element.scrollTop = this.#element.scrollHeight;
    this.#top = this.#element.scrollTop;
  }
}
