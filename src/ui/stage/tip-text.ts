import type { Catalogue } from '../../i18n/en.ts';
import { hexZxid } from '../../zab/zxid.ts';
import { zxidIn } from '../../views/marks/label.ts';
import type { Glyph } from '../../views/stage/messages.ts';
import type { ServerFace } from '../../views/stage/server-face.ts';
import { showTime } from '../../views/track/clock.ts';
import { healthText, nameOf } from './names.ts';

type Words = Catalogue['stage'];

export interface TipText {
  readonly title: string;
  readonly lines: readonly string[];
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
