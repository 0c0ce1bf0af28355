import type { Catalogue } from '../../i18n/en.ts';
import type { Envelope } from '../../simulation/connection.ts';
import { hexZxid } from '../../zab/zxid.ts';
import { messageLabel, zxidIn } from '../../views/marks/label.ts';
import type { Glyph } from '../../views/stage/messages.ts';
import type { ServerFace } from '../../views/stage/server-face.ts';
import { showTime } from '../../views/track/clock.ts';

type Words = Catalogue['stage'];

export interface TipText {
  readonly title: string;
  readonly lines: readonly string[];
}

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
function healthText({ disk, driftPermille }: ServerFace, words: Words): readonly string[] {
  const drift = Math.abs(driftPermille) / 10;
  return [
    ...(disk === 'ok' ? [] : [words.disks[disk]]),
    ...(driftPermille === 0
      ? []
      : [driftPermille > 0 ? words.clockFast(drift) : words.clockSlow(drift)]),
  ];
}

/** What a server’s tip says. */
export function serverTip(face: ServerFace, words: Words): TipText {
  const { place, role, phase, leaving, acceptedEpoch, currentEpoch, last, lastShown } = face;
  const lines = [
    ...(face.paused ? [words.pausedLong] : []),
    ...(face.refuses ? [words.refusesLong] : []),
    ...(face.readOnly ? [words.readOnlyLong] : []),
    ...healthText(face, words),
    ...(role === 'down' ? [] : [leaving ? words.leavingLong : words.phases[phase]]),
    words.epochs(acceptedEpoch, currentEpoch),
    words.lastZxid(`${lastShown}, ${hexZxid(last)}`),
  ];
  if (face.vote !== null)
    lines.push(`${words.round(face.round ?? 0)}, ${words.votes(face.vote.full)}`);
  if (role !== 'down' && face.knownCommitted > 0) {
    lines.push(words.committedZxid(hexZxid(face.knownCommitted)));
  }
  return { title: words.server(place.sid, words.roles[role]), lines };
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

const LISTED_MOST = 5;

/** What the tip of a message says, or of several in one bundle. */
export function messageTip({ family, envelopes, waits }: Glyph, words: Words): TipText {
  const first = envelopes[0]!;
  const { carries } = first;
  const way = `${first.from} → ${first.to}`;
  const waiting = waits === null ? null : words.waits[waits];
  if (envelopes.length > 1) {
    const listed = envelopes.slice(0, LISTED_MOST).map(nameOf);
    const rest = envelopes.length > LISTED_MOST ? ['…'] : [];
    return {
      title: `${envelopes.length} × ${words.families[family]}`,
      lines: [way, ...(waiting === null ? [] : [waiting]), ...listed, ...rest],
    };
  }
  const zxid = carries.kind === 'message' ? zxidIn(carries.message) : null;
  const lines = [`${words.families[family]}, ${way}`];
  if (zxid !== null) lines.push(`zxid ${hexZxid(zxid)}`);
  lines.push(
    `${words.sentAt(showTime(first.sentAt))}, ${waiting ?? words.dueAt(showTime(first.dueAt))}`,
  );
  return { title: nameOf(first), lines };
}
