import type { Catalogue } from '../../i18n/en.ts';
import type { ClientLine } from '../../views/stage/client-line.ts';

/** What a client does, in words. */
export function lineText(line: ClientLine, words: Catalogue['stage']): string {
  switch (line.says) {
    case 'connecting':
    case 'expired':
    case 'closed':
    case 'authFailed':
    case 'readsOnly':
    case 'idle':
      return words[line.says];
    case 'writes':
    case 'holds':
    case 'waitsFor':
    case 'releases':
    case 'uses':
      return words[line.says](line.path);
    case 'operation':
      return line.text;
  }
}
