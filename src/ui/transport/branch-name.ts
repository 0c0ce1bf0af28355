import type { Catalogue } from '../../i18n/en.ts';
import type { BranchInfo } from '../../timeline/frame.ts';

/** What a branch is called: by its user, else by what began it. */
export function branchName(
  { id, name, command }: Pick<BranchInfo, 'id' | 'name' | 'command'>,
  words: Catalogue['transport'],
): string {
  if (name !== '') return name;
  if (command === null) return words.firstRun;
  const who =
    'server' in command ? String(command.server) : 'actor' in command ? String(command.actor) : '';
  return words.branchName(id, words.deeds[command.do](who));
}
