import {
  BufferTarget,
  CanvasSource,
  getFirstEncodableVideoCodec,
  Output,
  Quality,
  WebMOutputFormat,
} from 'mediabunny';

const BITS_A_SECOND = 4_000_000;

/**
 * Films a canvas frame by frame as WebM. The time of a frame is told, not measured: a busy machine takes longer and makes
 * the same film.
 */
export class Camera {
  readonly #canvas: HTMLCanvasElement;
  readonly #frameSeconds: number;
  readonly #target = new BufferTarget();
  readonly #film = new Output({ format: new WebMOutputFormat(), target: this.#target });
  #source: CanvasSource | null = null;
  #frames = 0;

  constructor(canvas: HTMLCanvasElement, framesASecond: number) {
    this.#canvas = canvas;
    this.#frameSeconds = 1 / framesASecond;
  }

  async #start(): Promise<CanvasSource> {
    const { width, height } = this.#canvas;
    const quality = new Quality({ bitrate: BITS_A_SECOND });
    const codec = await getFirstEncodableVideoCodec(['vp9', 'vp8'], { width, height, quality });
    if (codec === null) throw new Error('this browser encodes no WebM of this size');
    const source = new CanvasSource(this.#canvas, { codec, quality });
    this.#film.addVideoTrack(source);
    await this.#film.start();
    return source;
  }

  /** One more frame: what is on the canvas now. */
  async take(): Promise<void> {
    this.#source ??= await this.#start();
    await this.#source.add(this.#frames * this.#frameSeconds, this.#frameSeconds);
    this.#frames++;
  }

  /** The film of all frames taken. */
  async end(): Promise<Blob> {
    await this.#film.finalize();
    return new Blob([this.#target.buffer!], { type: 'video/webm' });
  }

  async cancel(): Promise<void> {
    await this.#film.cancel();
  }
}
