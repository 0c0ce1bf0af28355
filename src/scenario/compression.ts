/**
 * The few host functions of the link codec, the same in Node 20 and in browsers. Declared here because the engine's
 * rooms are compiled without any host's types.
 */
interface Writer {
  readonly ready: Promise<unknown>;
  readonly closed: Promise<unknown>;
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}
interface Reader {
  readonly closed: Promise<unknown>;
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<void>;
}
interface Transform {
  readonly writable: { getWriter(): Writer };
  readonly readable: { getReader(): Reader };
}
declare const CompressionStream: new (format: 'deflate-raw') => Transform;
declare const DecompressionStream: new (format: 'deflate-raw') => Transform;
declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly fatal: true },
) => { decode(bytes: Uint8Array): string };

/** Fed in small pieces: deflate gives at most some 1,000 bytes for one, so the limit is met after half a megabyte. */
const PIECE_BYTES = 512;

const ignore = (): void => undefined;

async function feed(writer: Writer, bytes: Uint8Array): Promise<void> {
  for (let i = 0; i < bytes.length; i += PIECE_BYTES) {
    await writer.ready;
    await writer.write(bytes.subarray(i, i + PIECE_BYTES));
  }
  await writer.close();
}

/** What comes out of the stream; undefined beyond `bytesMax`, with the rest unread. Rejects on damaged input. */
async function pump(
  { writable, readable }: Transform,
  bytes: Uint8Array,
  bytesMax: number,
): Promise<Uint8Array | undefined> {
  const writer = writable.getWriter();
  const reader = readable.getReader();
  // Each failure is reported by the reads below; its echoes must not count as unhandled.
  writer.ready.catch(ignore);
  writer.closed.catch(ignore);
  reader.closed.catch(ignore);
  const fed = feed(writer, bytes);
  fed.catch(ignore);

  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || value === undefined) break;
    length += value.length;
    if (length > bytesMax) {
      await Promise.allSettled([reader.cancel(), writer.abort()]);
      return undefined;
    }
    pieces.push(value);
  }
  await fed;
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

/** Compresses text (raw deflate of UTF-8); undefined for more than `bytesMax` bytes. */
export async function deflate(text: string, bytesMax: number): Promise<Uint8Array | undefined> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > bytesMax) return undefined;
  return pump(new CompressionStream('deflate-raw'), bytes, Number.MAX_SAFE_INTEGER);
}

export type Inflated = { readonly text: string } | { readonly failed: 'damaged' | 'too-large' };

/** The text that was compressed; stops as soon as it would be longer than `bytesMax` bytes. */
export async function inflate(packed: Uint8Array, bytesMax: number): Promise<Inflated> {
  try {
    const bytes = await pump(new DecompressionStream('deflate-raw'), packed, bytesMax);
    if (bytes === undefined) return { failed: 'too-large' };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { failed: 'damaged' };
  }
}
