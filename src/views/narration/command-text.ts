import type { Narration } from '../../i18n/en/narration.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Command, HeldType } from '../../simulation/command.ts';
import type { MicrosRange } from '../../simulation/setup.ts';
import { showTime } from '../track/clock.ts';
import { timerName } from '../marks/timer-name.ts';
import { nameOf, showOperation } from './names.ts';

const ms = (us: number): string => String(us / 1_000);

/** `4 ms`, or `2 to 5 ms` in the words of a language. */
const rangeText = ({ min, max }: MicrosRange, words: Narration): string =>
  min === max ? words.ms(ms(min)) : words.msRange(ms(min), ms(max));

const ends = ({ from, to }: { readonly from: Actor; readonly to: Actor }, words: Narration) => ({
  from: nameOf(from, words),
  to: nameOf(to, words),
});

const optionalEnds = ({ from, to }: HeldType, words: Narration) => ({
  from: from === undefined ? null : nameOf(from, words),
  to: to === undefined ? null : nameOf(to, words),
});

/** A command as a sentence. */
export function commandText(command: Command, words: Narration): string {
  const { commanded } = words;
  switch (command.do) {
    case 'crash':
      return (command.keeps ?? 0) === 0
        ? commanded.crash(command.server)
        : commanded.crashKeeps({ sid: command.server, keeps: command.keeps! });
    case 'restart':
    case 'isolate':
    case 'reconnect':
    case 'wipe':
      return commanded[command.do](command.server);
    case 'repair-disk':
      return commanded.repairDisk(command.server);
    case 'damage-disk':
      return commanded.damageDisk[command.what]({ sid: command.server, records: command.records });
    case 'cut':
      return commanded.cut;
    case 'heal':
      return commanded.heal;
    case 'check-containers':
      return commanded.checkContainers;
    case 'request':
      return commanded.request(command.client, showOperation(command.operation));
    case 'add-client':
      return commanded.addClient(command.client.name);
    case 'remove-client':
      return commanded.removeClient(command.client);
    case 'close-client':
      return commanded.closeClient(command.client);
    case 'disconnect-client':
      return commanded.disconnectClient(command.client);
    case 'reconnect-client':
      return command.hosts === null
        ? commanded.reconnectClient(command.client)
        : commanded.moveClient(command.client, words.list(...command.hosts.map(String)));
    case 'update-server-list':
      return commanded.updateServerList(command.client, words.list(...command.hosts.map(String)));
    case 'set-program':
      return commanded.setProgram(command.client, words.programs[command.program.kind]);
    case 'expire-client':
      return commanded.expireClient(command.client);
    case 'pause':
    case 'resume':
      return commanded[command.do](nameOf(command.actor, words));
    case 'set-oracle':
      return commanded.setOracle[command.grants ? 'grants' : 'denies'](command.server);
    case 'set-disk': {
      const pace = command.fsyncUs === null ? null : rangeText(command.fsyncUs, words);
      const state = commanded.setDisk[command.state](command.server);
      return pace === null ? state : words.join(state, commanded.setDisk.pace(pace));
    }
    case 'set-clock': {
      const percent = String(Math.abs(command.driftPermille) / 10);
      const clock =
        command.driftPermille === 0 ? 'even' : command.driftPermille > 0 ? 'fast' : 'slow';
      return commanded.setClock[clock]({ sid: command.server, percent });
    }
    case 'fire-timer':
      return commanded.fireTimer({
        sid: command.server,
        timer: timerName(command.timer, words.timer),
      });
    case 'postpone-timer':
      return commanded.postponeTimer({
        sid: command.server,
        timer: timerName(command.timer, words.timer),
        by: words.ms(ms(command.byUs)),
      });
    case 'set-link': {
      const pace = command.latencyUs === null ? null : rangeText(command.latencyUs, words);
      const loss = command.lossPermille === 0 ? null : String(command.lossPermille / 10);
      return words.join(
        pace === null
          ? commanded.setLink.asBefore(ends(command, words))
          : commanded.setLink.pace({ ...ends(command, words), pace }),
        loss === null ? '' : commanded.setLink.loss(loss),
      );
    }
    case 'cut-way':
      return commanded.cutWay(ends(command, words));
    case 'heal-way':
      return commanded.healWay(ends(command, words));
    case 'hold-link':
      return commanded.holdLink(ends(command, words));
    case 'release-link':
      return commanded.releaseLink(ends(command, words));
    case 'hold-type':
      return commanded.holdType({ type: command.type, ...optionalEnds(command, words) });
    case 'release-type':
      return commanded.releaseType({ type: command.type, ...optionalEnds(command, words) });
    case 'release-all':
      return commanded.releaseAll;
    case 'delay':
      return commanded.delay(showTime(command.untilUs));
    case 'deliver':
    case 'hold':
    case 'release':
    case 'drop':
    case 'duplicate':
    case 'overtake':
      return commanded.message[command.do];
  }
}
