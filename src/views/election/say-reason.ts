import type { Catalogue } from '../../i18n/en.ts';
import type { Vote, VoteComponent } from '../../zab/vote.ts';
import { counterOf, epochOf } from '../../zab/zxid.ts';
import type { VoteReason } from './election-view.ts';

type Words = Catalogue['election'];

/** The component of a vote that decided, to be marked in the table. */
export const decidingPart = (reason: VoteReason): VoteComponent =>
  reason.kind === 'keeps' || reason.kind === 'changed' ? reason.by : 'none';

function valueOf(vote: Vote, part: VoteComponent): string {
  if (part === 'epoch') return String(vote.peerEpoch);
  if (part === 'zxid') return `${epochOf(vote.zxid)}:${counterOf(vote.zxid)}`;
  return String(vote.leader);
}

/** The reason as a phrase that goes on from the server's number. */
export function saysReason(reason: VoteReason, words: Words): string {
  switch (reason.kind) {
    case 'down':
    case 'flushing':
    case 'unheard':
      return words[reason.kind];
    case 'leads':
      return reason.epoch < 0 ? words.leadsNoEpoch : words.leads(reason.epoch);
    case 'follows':
    case 'observes':
      return words[reason.kind](reason.leader);
    case 'keeps': {
      const mine = valueOf(reason.vote, reason.by);
      const other = valueOf(reason.other, reason.by);
      const part = words.part[reason.by];
      return reason.own
        ? words.keeps(part, mine, other)
        : words.stays(reason.vote.leader, part, mine, other);
    }
    case 'changed': {
      const old = valueOf(reason.previous, reason.by);
      const better = valueOf(reason.vote, reason.by);
      const part = words.part[reason.by];
      return reason.own
        ? words.gaveUpOwn(part, old, better)
        : words.gaveUp(reason.previous.leader, part, old, better);
    }
  }
}
