import type { Narration } from '../../i18n/en/narration.ts';
import type { Command } from '../../simulation/command.ts';
import { showOperation } from './names.ts';

/** A command as a sentence. */
export function commandText(command: Command, words: Narration): string {
  const { commanded } = words;
  switch (command.do) {
    case 'cut':
      return commanded.cut;
    case 'heal':
      return commanded.heal;
    case 'request':
      return commanded.request(command.client, showOperation(command.operation));
    case 'add-client':
      return commanded.addClient(command.client.name);
    case 'remove-client':
      return commanded.removeClient(command.client);
    default:
      return commanded[command.do](command.server);
  }
}
