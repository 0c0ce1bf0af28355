import type { World } from '../../simulation/world.ts';
import { childOf } from '../../znodes/path.ts';
import { complete as completeCondition } from '../condition/complete.ts';
import { LAB_COMMANDS } from './lab-commands.ts';
import { CONSOLE_USAGE } from './read-line.ts';
import { CLI_NAMES } from './usage.ts';

export interface Completion {
  /** Where the word begins that an option takes the place of. */
  readonly from: number;
  readonly options: readonly string[];
}

const NAMES: readonly string[] = [
  ...new Set([...CLI_NAMES, ...Object.keys(LAB_COMMANDS), ...Object.keys(CONSOLE_USAGE)]),
].sort();

/** How the word before the caret could go on: names of commands, or paths of the tree that the client's server has (`JLineZNodeCompleter`). */
export function completeLine(line: string, client: string, world: World): Completion {
  const until = /^\s*until\s+/.exec(line);
  if (until !== null) {
    const skipped = until[0].length;
    const { from, options } = completeCondition(line.slice(skipped), line.length - skipped);
    return { from: from + skipped, options };
  }
  const word = /\S*$/.exec(line)![0];
  const from = line.length - word.length;
  if (word.startsWith('/')) return { from, options: pathsFor(word, client, world) };
  if (line.slice(0, from).trim() !== '') return { from, options: [] };
  return { from, options: NAMES.filter((name) => name.startsWith(word) && name !== word) };
}

function pathsFor(word: string, name: string, world: World): readonly string[] {
  const client = world.clients.get(name);
  const peer = client === undefined ? undefined : world.peers[client.server - 1];
  if (client === undefined || peer?.up !== true) return [];
  const slash = word.lastIndexOf('/');
  const parent = slash === 0 ? '/' : word.slice(0, slash);
  const inTree = parent === '/' ? client.chroot || '/' : client.chroot + parent;
  const children = peer.replica.znodes.get(inTree)?.children;
  if (children === undefined) return [];
  return [...children.keys()]
    .map((child) => childOf(parent, child))
    .filter((path) => path.startsWith(word) && path !== word)
    .sort();
}
