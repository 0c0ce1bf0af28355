import type { Catalogue } from '../../i18n/en.ts';
import type { Envelope } from '../../simulation/connection.ts';
import { messageLabel } from '../../views/marks/label.ts';
import type { Glyph } from '../../views/stage/messages.ts';
import type { ServerFace } from '../../views/stage/server-face.ts';

type Words = Catalogue['stage'];

/** A server's accessible name: number and role first, then phase, epochs and last zxid. */
export function serverName(face: ServerFace, words: Words): string {
  const { place, role, phase, leaving, acceptedEpoch, currentEpoch, lastShown, vote, round } = face;
  return [
    words.server(place.sid, words.roles[role]),
    ...(face.paused ? [words.paused] : []),
    ...(face.refuses ? [words.refuses] : []),
    ...(face.readOnly ? [words.readOnlyLong] : []),
    ...healthText(face, words),
    ...(role === 'down' ? [] : [leaving ? words.leavingLong : words.phases[phase]]),
    ...(vote === null ? [] : [words.round(round ?? 0), words.votes(vote.full)]),
    words.epochs(acceptedEpoch, currentEpoch),
    words.lastZxid(lastShown),
  ].join(', ');
}

/** What is wrong with its disk and its clock. */
export function healthText({ disk, driftPermille }: ServerFace, words: Words): readonly string[] {
  const drift = Math.abs(driftPermille) / 10;
  return [
    ...(disk === 'ok' ? [] : [words.disks[disk]]),
    ...(driftPermille === 0
      ? []
      : [driftPermille > 0 ? words.clockFast(drift) : words.clockSlow(drift)]),
  ];
}

/** A message, or the business of a connection, by its name. */
export const nameOf = ({ carries }: Envelope): string =>
  carries.kind === 'message' ? messageLabel(carries.message) : carries.kind;

export const envelopeName = (envelope: Envelope, words: Words): string =>
  words.message(nameOf(envelope), String(envelope.from), String(envelope.to));

/** What a glyph is, in one line. */
export function messageName({ envelopes }: Glyph, words: Words): string {
  const name = envelopeName(envelopes[0]!, words);
  return envelopes.length === 1 ? name : words.several(envelopes.length, name);
}
