import type { trace } from '../../i18n/en/trace.ts';
import type { Vote } from '../../zab/vote.ts';
import { showZxid } from '../../zab/zxid.ts';
import { showTime } from '../track/clock.ts';
import { sayHalt } from '../trace/say-halt.ts';
import type { NoEvent } from './no-event.ts';
import type { NotLeader } from './not-leader.ts';

type Words = typeof trace;

const vote = ({ peerEpoch, zxid, leader }: Vote): string =>
  `(${peerEpoch}, ${showZxid(zxid)}, ${leader})`;

/** Why a server does not lead, as a sentence. */
export function sayNotLeader(answer: NotLeader, { leader: words }: Words): string {
  const { sid } = answer;
  switch (answer.kind) {
    case 'leads':
      return words.leads(sid, answer.epoch);
    case 'leads-on':
      return words['leads-on'](sid, answer.epoch, answer.leader, answer.newer);
    case 'still-follows':
      return words['still-follows'][answer.why](sid, answer.leader);
    case 'down':
    case 'cannot-stand':
    case 'unknown':
      return words[answer.kind](sid);
    case 'not-yet':
      return words['not-yet'][answer.stage](sid, answer.have, answer.need, answer.by);
    case 'beaten':
      return words.beaten[answer.by](sid, vote(answer.own), vote(answer.winner));
    case 'too-late':
      return words['too-late'](sid, vote(answer.own), answer.leader, showTime(answer.at));
    case 'too-few':
      return words['too-few'](sid, answer.agree, answer.need, answer.by);
    case 'cut-off':
      return words['cut-off'](sid, answer.reach, answer.need, answer.by);
  }
}

/** Why a watch told nothing, as a sentence. */
export function sayNoEvent(answer: NoEvent, { event: words, halts }: Words): string {
  switch (answer.kind) {
    case 'no-client':
      return words['no-client']();
    case 'expired':
    case 'closed':
    case 'not-connected':
      return words[answer.kind](answer.client);
    case 'no-watch':
      return words['no-watch'](answer.client, answer.path);
    case 'removed':
    case 'withheld':
      return words[answer.kind](showTime(answer.at));
    case 'got-it':
      return words['got-it'](showTime(answer.at), answer.isGone);
    case 'on-its-way':
      return words['on-its-way'](sayHalt(answer.halt, halts));
    case 'lost-with-connection':
      return words['lost-with-connection'](showTime(answer.at), answer.server);
    case 'no-change':
      return words['no-change'](showTime(answer.since), answer.server);
    case 'silent-gap':
      return words['silent-gap'](showZxid(answer.zxid), answer.client);
    case 'server-behind':
      return words['server-behind'](answer.server, showZxid(answer.zxid), showZxid(answer.applied));
  }
}
