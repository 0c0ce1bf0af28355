import type { Narration } from '../../i18n/en/narration.ts';
import type { EventOf } from '../../simulation/facts.ts';

/** What a member says of its group. */
export function membersText(event: EventOf<'members-changed'>, words: Narration): string {
  const { who: client, group, state, members } = event;
  return words.coordination.members[state]({ client, group, members: words.list(...members) });
}

/** What an instance or a consumer says of its service. */
export function serviceText(event: EventOf<'service-changed'>, words: Narration): string {
  const { who: client, service, state, instance, instances: known } = event;
  const said = words.coordination.service;
  const instances = known.length === 0 ? said.nobody : words.list(...known);
  return said[state]({ client, service, instance, instances });
}

/** What a site or the coordinator says of a transaction. */
export function transactionText(event: EventOf<'transaction-changed'>, words: Narration): string {
  const { who: client, transaction, state, vote } = event;
  const said = words.coordination.transaction;
  const p = { client, transaction };
  return state === 'voted' ? said.voted[vote === 'abort' ? 'abort' : 'commit'](p) : said[state](p);
}
