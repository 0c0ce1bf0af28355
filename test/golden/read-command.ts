import type { Actor } from '../../src/simulation/actor.ts';
import type {
  Command,
  DiskDamage,
  DiskState,
  MessageCommand,
} from '../../src/simulation/command.ts';
import type { World } from '../../src/simulation/world.ts';
import type { Operation, SubOperation } from '../../src/znodes/request.ts';
import { micros, range } from './read-setup.ts';

const actor = (word: string): Actor => (/^\d+$/.test(word) ? Number(word) : word);

/** `3>1` */
function way(word: string): { readonly from: Actor; readonly to: Actor } {
  const [from = '', to = ''] = word.split('>');
  return { from: actor(from), to: actor(to) };
}

/** `from=1 to=3`, either or none */
function endsOf(words: readonly string[]): { readonly from?: Actor; readonly to?: Actor } {
  const pairs = words.map((word) => word.split('='));
  return Object.fromEntries(pairs.map(([end = '', who = '']) => [end, actor(who)]));
}

/** `joins=4,observer-5 leaves=1` */
function readReconfiguration(words: readonly string[]): Operation {
  const list = (name: string): string[] =>
    words
      .filter((word) => word.startsWith(`${name}=`))
      .flatMap((word) => word.slice(name.length + 1).split(','));
  return {
    op: 'reconfig',
    joining: list('joins').map((name) => ({
      server: Number(name.replace('observer-', '')),
      role: name.startsWith('observer-') ? 'observer' : 'participant',
    })),
    leaving: list('leaves').map(Number),
    members: null,
    fromConfig: -1,
  };
}

function readOperation(op: string, path: string, rest: readonly string[]): Operation | null {
  const [data = '', last] = rest;
  switch (op) {
    case 'create':
      return { op, path, data, mode: (last ?? 'persistent') as 'persistent' };
    case 'set':
      return { op: 'setData', path, data, version: Number(last ?? -1) };
    case 'delete':
      return { op, path, version: Number(rest[0] ?? -1) };
    case 'get':
      return { op: 'getData', path, watch: rest.includes('watch') };
    case 'exists':
      return { op, path, watch: rest.includes('watch') };
    case 'children':
      return { op: 'getChildren', path, watch: rest.includes('watch') };
    case 'sync':
      return { op, path };
    case 'reconfig':
      return readReconfiguration([path, ...rest]);
    case 'multi':
      // multi create /a x + delete /b
      return {
        op,
        ops: [path, ...rest]
          .join(' ')
          .split(' + ')
          .map((part) => {
            const [name = '', at = '', ...words] = part.split(' ');
            return readOperation(name, at, words) as SubOperation;
          }),
      };
    default:
      return null;
  }
}

/** The first message of that type on its way there: `drop PROPOSAL 3>1`. */
function envelopeOf(world: World, line: string, type: string, word: string): number {
  const { from, to } = way(word);
  for (const { forth, back } of world.connections.values()) {
    for (const envelope of [...forth.inFlight, ...back.inFlight]) {
      const { carries } = envelope;
      if (envelope.from !== from || envelope.to !== to || carries.kind !== 'message') continue;
      if (carries.message.type === type) return envelope.id;
    }
  }
  throw new Error(`no such message: ${line}`);
}

/** One line of a story as a command. */
export function readCommand(line: string, world: World): Command {
  const [verb, ...words] = line.split(' ') as [string, ...string[]];
  const [first = '', second = ''] = words;
  switch (verb) {
    case 'crash': {
      const kept = /^keeps=(\d+)$/.exec(second)?.[1];
      const keeps = kept === undefined ? undefined : Number(kept);
      return { do: verb, server: Number(first), keeps };
    }
    case 'restart':
    case 'isolate':
    case 'reconnect':
    case 'wipe':
    case 'repair-disk':
      return { do: verb, server: Number(first) };
    case 'cut':
      return {
        do: 'cut',
        groups: words
          .join(' ')
          .split('|')
          .map((group) => group.trim().split(' ').map(actor)),
      };
    case 'heal':
    case 'release-all':
      return { do: verb };
    case 'pause':
    case 'resume':
      return { do: verb, actor: actor(first) };
    case 'set-oracle':
      // set-oracle 1 grants
      return { do: verb, server: Number(first), grants: second === 'grants' };
    case 'damage-disk':
      // damage-disk 1 torn-tail 2
      return {
        do: verb,
        server: Number(first),
        what: second as DiskDamage,
        records: Number(words[2] ?? 1),
      };
    case 'disk': {
      // disk 3 stalled, disk 3 ok 500ms
      const fsyncUs = words[2] === undefined ? null : range(words[2]);
      return { do: 'set-disk', server: Number(first), state: second as DiskState, fsyncUs };
    }
    case 'fire-timer':
      return { do: verb, server: Number(first), timer: second };
    case 'postpone-timer':
      return { do: verb, server: Number(first), timer: second, byUs: micros(words[2]!) };
    case 'cut-way':
    case 'heal-way':
    case 'hold-link':
    case 'release-link':
      return { do: verb, ...way(first) };
    case 'link':
      // link 3>1 500ms
      return { do: 'set-link', ...way(first), latencyUs: range(second), lossPermille: 0 };
    case 'hold-type':
    case 'release-type':
      // hold-type PROPOSAL, hold-type PROPOSAL to=3
      return { do: verb, type: first, ...endsOf(words.slice(1)) };
    case 'deliver':
    case 'hold':
    case 'release':
    case 'drop':
    case 'duplicate':
    case 'overtake': {
      const envelope = envelopeOf(world, line, first, second);
      return { do: verb satisfies MessageCommand['do'], envelope };
    }
    case 'client': {
      // client a at 1, or client a at 1 reads
      const client = { name: first, server: Number(words[2]), timeoutMs: 30_000 };
      return { do: 'add-client', client: { ...client, program: { kind: 'idle' }, ...(words.includes('reads') && { readOnly: true }) } };
    }
    case 'remove-client':
      return { do: verb, client: first };
    default: {
      // a create /a hello
      const [op = '', path = '', ...rest] = words;
      const operation = readOperation(op, path, rest);
      if (operation === null) throw new Error(`not a command: ${line}`);
      return { do: 'request', client: verb, operation };
    }
  }
}
