import { base64 } from '../kernel/base64.ts';
import { sha1 } from '../kernel/sha1.ts';
import type { Identity } from './acl.ts';
import { bytesOf } from './data.ts';

/** What a scheme knows of the identities of its own (`AuthenticationProvider`). */
interface Scheme {
  /** Whether the writing is one of an identity. */
  isValid(id: string): boolean;
  /** Whether who holds `id` is meant by `expression` in an access list. */
  matches(id: string, expression: string): boolean;
  /** Whether it takes proof: only then `auth` in an access list stands for it. */
  readonly proves: boolean;
  readonly userOf: (id: string) => string;
}

/** `user:hash`, the hash of `user:password` in base64 (`DigestAuthenticationProvider.generateDigest`). */
export function digestOf(userAndPassword: string): string {
  const [user] = userAndPassword.split(':', 1);
  return `${user}:${base64(sha1(bytesOf(userAndPassword)))}`;
}

/** Text cut at a sign as Java's `split` does: what is empty at the end is dropped. */
export function cutAt(text: string, sign: string | RegExp): string[] {
  const parts = text.split(sign);
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}

const WHOLE_NUMBER = /^[+-]?\d{1,10}$/;
const wholeNumber = (text: string): number => (WHOLE_NUMBER.test(text) ? Number(text) : NaN);

/** An IPv4 address and how many of its bits count; null if it is none (there is no IPv6 in this scheme). */
function addressOf(text: string): { readonly address: number; readonly bits: number } | null {
  const slash = text.indexOf('/');
  const parts = (slash < 0 ? text : text.slice(0, slash)).split('.').map(wholeNumber);
  const bits = slash < 0 ? 32 : wholeNumber(text.slice(slash + 1));
  if (parts.length !== 4 || !parts.every((part) => part >= 0 && part <= 255)) return null;
  if (!(bits >= 0 && bits <= 32)) return null;
  return { address: parts.reduce((address, part) => (address << 8) | part, 0), bits };
}

const SCHEMES: ReadonlyMap<string, Scheme> = new Map<string, Scheme>([
  [
    'digest',
    {
      isValid: (id) => cutAt(id, ':').length === 2,
      matches: (id, expression) => id === expression,
      proves: true,
      userOf: (id) => cutAt(id, ':')[0]!,
    },
  ],
  [
    'ip',
    {
      isValid: (id) => addressOf(id) !== null,
      matches: (id, expression) => {
        const mask = addressOf(expression);
        const own = addressOf(id);
        if (mask === null || own === null) return false;
        return mask.bits === 0 || (mask.address ^ own.address) >>> (32 - mask.bits) === 0;
      },
      proves: false,
      userOf: (id) => id,
    },
  ],
]);

/** The scheme of this name, if servers know it: `x509` and `sasl` they do not. */
export const schemeOf = (name: string): Scheme | undefined => SCHEMES.get(name);

/**
 * What a connection has proved with an `auth` packet; null if the scheme is unknown or refuses it (`digest` nothing at all), which ends the connection
 * (`ZooKeeperServer.processPacket`).
 *
 * @param address the identity that the connection has by itself
 * @param superDigest see `ZnodeSettings`
 */
export function prove(
  scheme: string,
  auth: string | null,
  address: Identity,
  superDigest: string | null,
): readonly Identity[] | null {
  if (scheme === 'ip') return [address];
  if (scheme !== 'digest' || auth === null) return null;
  const id = digestOf(auth);
  const own = { scheme, id };
  return id === superDigest ? [{ scheme: 'super', id: '' }, own] : [own];
}

/** `digest:user`, for each (`AuthUtil.getClientInfos`). */
export const namesOf = (identities: readonly Identity[]): string[] =>
  identities.map(({ scheme, id }) => `${scheme}:${schemeOf(scheme)?.userOf(id) ?? ''}`);
