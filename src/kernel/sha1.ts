const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** The message with its end mark and its length in bits, as 32-bit words. */
function padded(bytes: ArrayLike<number>): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >>> 6) + 1) * 16);
  for (let i = 0; i < bytes.length; i++) words[i >> 2]! |= bytes[i]! << (24 - (i % 4) * 8);
  words[bytes.length >> 2]! |= 0x80 << (24 - (bytes.length % 4) * 8);
  words[words.length - 2] = Math.floor(bytes.length / 0x2000_0000);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

/** What a round of 20 steps mixes in. */
function mix(round: number, b: number, c: number, d: number): number {
  if (round === 0) return ((b & c) | (~b & d)) + 0x5a827999;
  if (round === 1) return (b ^ c ^ d) + 0x6ed9eba1;
  if (round === 2) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

/** The 20 bytes of SHA-1 (FIPS 180-4): what ZooKeeper's digest scheme makes of a password. Not for secrets that matter. */
export function sha1(bytes: ArrayLike<number>): number[] {
  const words = padded(bytes);
  const hash = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const schedule = new Int32Array(80);
  for (let block = 0; block < words.length; block += 16) {
    let [a, b, c, d, e] = hash as [number, number, number, number, number];
    for (let t = 0; t < 80; t++) {
      schedule[t] =
        t < 16
          ? words[block + t]!
          : rotate(schedule[t - 3]! ^ schedule[t - 8]! ^ schedule[t - 14]! ^ schedule[t - 16]!, 1);
      const next = (rotate(a, 5) + mix(Math.floor(t / 20), b, c, d) + e + schedule[t]!) | 0;
      [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
    }
    for (const [i, word] of [a, b, c, d, e].entries()) hash[i] = (hash[i]! + word) | 0;
  }
  return hash.flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff));
}
