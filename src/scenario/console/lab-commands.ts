import * as v from 'valibot';
import { PROGRAM_DEFAULTS } from '../../client/programs/defaults.ts';
import type { ProgramKind } from '../../client/programs/programs.ts';
import type { Actor } from '../../simulation/actor.ts';
import type { Command } from '../../simulation/command.ts';
import { programSchema } from '../program-schema.ts';
import { CliError } from './cli-error.ts';
import { readTimeUs } from './read-time.ts';

interface LabCommand {
  readonly usage: string;
  /** The words behind the name. Undefined: they do not fit. */
  readonly read: (words: readonly string[]) => Command | undefined;
}

const CLIENT = /^[a-z][a-z0-9-]*$/;

const sidIn = (word: string | undefined): number | undefined =>
  word !== undefined && /^\d{1,2}$/.test(word) ? Number(word) : undefined;
const actorIn = (word: string | undefined): Actor | undefined =>
  sidIn(word) ?? (word !== undefined && CLIENT.test(word) ? word : undefined);
const countIn = (word: string | undefined): number | undefined =>
  word !== undefined && /^#?\d{1,15}$/.test(word) ? Number(word.replace('#', '')) : undefined;

const sidsIn = (list: string): readonly number[] =>
  list
    .split(',')
    .map(sidIn)
    .filter((sid) => sid !== undefined);

interface Way {
  readonly from: Actor;
  readonly to: Actor;
}

/** `1>3`: from 1 to 3. */
function wayIn(word: string | undefined): Way | undefined {
  const [from, to, ...more] = (word ?? '').split('>').map(actorIn);
  return from === undefined || to === undefined || more.length > 0 ? undefined : { from, to };
}

const isType = (word: string | undefined): word is string => /^[A-Z][A-Za-z]+$/.test(word ?? '');

/** `from 1`, `to 3` behind a type. */
function endsIn(words: readonly string[]): Partial<Way> | undefined {
  const ends: { from?: Actor; to?: Actor } = {};
  for (let i = 0; i < words.length; i += 2) {
    const actor = actorIn(words[i + 1]);
    if (actor === undefined || (words[i] !== 'from' && words[i] !== 'to')) return undefined;
    ends[words[i] as 'from' | 'to'] = actor;
  }
  return ends;
}

type ServerDo = 'restart' | 'isolate' | 'wipe' | 'repair-disk';
type ClientDo = 'remove-client' | 'disconnect-client' | 'expire-client';
type EnvelopeDo = 'deliver' | 'drop' | 'duplicate' | 'overtake';

const server =
  (what: ServerDo): LabCommand['read'] =>
  ([word, ...more]) => {
    const sid = sidIn(word);
    return sid === undefined || more.length > 0 ? undefined : { do: what, server: sid };
  };
const ofClient =
  (what: ClientDo): LabCommand['read'] =>
  ([client, ...more]) =>
    client === undefined || !CLIENT.test(client) || more.length > 0
      ? undefined
      : { do: what, client };
const ofProcess =
  (what: 'pause' | 'resume'): LabCommand['read'] =>
  ([word, ...more]) => {
    const actor = actorIn(word);
    return actor === undefined || more.length > 0 ? undefined : { do: what, actor };
  };
const ofEnvelope =
  (what: EnvelopeDo): LabCommand['read'] =>
  ([word, ...more]) => {
    const envelope = countIn(word);
    return envelope === undefined || more.length > 0 ? undefined : { do: what, envelope };
  };

function crash([word, keeps, ...more]: readonly string[]): Command | undefined {
  const sid = sidIn(word);
  if (sid === undefined || more.length > 0) return undefined;
  if (keeps === undefined) return { do: 'crash', server: sid };
  const kept = /^keeps=(\d{1,5})$/.exec(keeps)?.[1];
  return kept === undefined ? undefined : { do: 'crash', server: sid, keeps: Number(kept) };
}

function cut(words: readonly string[]): Command | undefined {
  const way = words.length === 1 ? wayIn(words[0]) : undefined;
  if (way !== undefined) return { do: 'cut-way', ...way };
  const groups = words
    .join('')
    .split('|')
    .map((group) => group.split(',').map(actorIn));
  if (groups.length < 2) return undefined;
  const known = groups.map((group) => group.filter((actor) => actor !== undefined));
  if (known.some((group, i) => group.length < groups[i]!.length)) return undefined;
  return { do: 'cut', groups: known };
}

function heal(words: readonly string[]): Command | undefined {
  if (words.length === 0) return { do: 'heal' };
  const way = words.length === 1 ? wayIn(words[0]) : undefined;
  return way === undefined ? undefined : { do: 'heal-way', ...way };
}

const hold =
  (what: 'hold' | 'release'): LabCommand['read'] =>
  (words) => {
    const [word, ...more] = words;
    if (word === 'all' && what === 'release') return { do: 'release-all' };
    if (isType(word)) {
      const ends = endsIn(more);
      return ends === undefined ? undefined : { do: `${what}-type`, type: word, ...ends };
    }
    if (more.length > 0) return undefined;
    const way = wayIn(word);
    if (way !== undefined) return { do: `${what}-link`, ...way };
    const envelope = countIn(word);
    return envelope === undefined ? undefined : { do: what, envelope };
  };

function reconnect([word, list, ...more]: readonly string[]): Command | undefined {
  const actor = actorIn(word);
  if (actor === undefined || more.length > 0) return undefined;
  if (typeof actor === 'number') {
    return list === undefined ? { do: 'reconnect', server: actor } : undefined;
  }
  return { do: 'reconnect-client', client: actor, hosts: list === undefined ? null : sidsIn(list) };
}

function updateServerList([client, list, ...more]: readonly string[]): Command | undefined {
  const hosts = sidsIn(list ?? '');
  if (client === undefined || !CLIENT.test(client) || more.length > 0 || hosts.length === 0) {
    return undefined;
  }
  return { do: 'update-server-list', client, hosts };
}

function timer([word, name, by, ...more]: readonly string[]): Command | undefined {
  const sid = sidIn(word);
  if (sid === undefined || name === undefined || more.length > 0) return undefined;
  if (by === undefined) return { do: 'fire-timer', server: sid, timer: name };
  const byUs = readTimeUs(by);
  return byUs === undefined ? undefined : { do: 'postpone-timer', server: sid, timer: name, byUs };
}

const DAMAGE = ['torn-tail', 'bad-checksum', 'lost-snapshots'] as const;
const DISK = ['ok', 'stalled', 'failing'] as const;

function damage([word, kind, records = '1', ...more]: readonly string[]): Command | undefined {
  const [sid, what, count] = [sidIn(word), DAMAGE.find((one) => one === kind), countIn(records)];
  if (sid === undefined || what === undefined || count === undefined) return undefined;
  return more.length > 0 ? undefined : { do: 'damage-disk', server: sid, what, records: count };
}

function disk([word, kind, ...more]: readonly string[]): Command | undefined {
  const [sid, state] = [sidIn(word), DISK.find((one) => one === kind)];
  if (sid === undefined || state === undefined || more.length > 0) return undefined;
  return { do: 'set-disk', server: sid, state, fsyncUs: null };
}

function clock([word, drift, ...more]: readonly string[]): Command | undefined {
  const sid = sidIn(word);
  if (sid === undefined || more.length > 0 || !/^[+-]?\d{1,4}$/.test(drift ?? '')) return undefined;
  return { do: 'set-clock', server: sid, driftPermille: Number(drift) };
}

function oracle([word, says, ...more]: readonly string[]): Command | undefined {
  const sid = sidIn(word);
  if (sid === undefined || more.length > 0) return undefined;
  if (says !== 'grants' && says !== 'denies') return undefined;
  return { do: 'set-oracle', server: sid, grants: says === 'grants' };
}

function addClient([name, word, ...more]: readonly string[]): Command | undefined {
  if (name === undefined || !CLIENT.test(name) || more.length > 0) return undefined;
  const sid = sidIn(word);
  if (word !== undefined && sid === undefined) return undefined;
  const program = { kind: 'idle' } as const;
  return { do: 'add-client', client: { name, server: sid ?? null, timeoutMs: 10_000, program } };
}

const LISTS: ReadonlySet<string> = new Set(['mistakes', 'sites']);

function valueOf(key: string, text: string): unknown {
  if (LISTS.has(key)) return text.split(',');
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** `key=value`: a number, yes or no, a list for mistakes and sites, or a text. What does not fit the program is refused with the command as a whole. */
function program([client, kind, ...pairs]: readonly string[]): Command | undefined {
  if (client === undefined || !CLIENT.test(client)) return undefined;
  if (!Object.hasOwn(PROGRAM_DEFAULTS, kind ?? '')) return undefined;
  const given = pairs.map((pair) => /^([a-zA-Z]+)=(.+)$/.exec(pair)?.slice(1) ?? []);
  const values = given.map(([key, value]) => [key, valueOf(key ?? '', value ?? '')]);
  const read = v.safeParse(programSchema, {
    ...PROGRAM_DEFAULTS[kind as ProgramKind],
    ...(Object.fromEntries(values) as object),
  });
  return read.success ? { do: 'set-program', client, program: read.output } : undefined;
}

/** What a person can do to the ensemble, as written at a console. The names are those of the commands. */
export const LAB_COMMANDS: Readonly<Record<string, LabCommand>> = {
  crash: { usage: 'server [keeps=records]', read: crash },
  restart: { usage: 'server', read: server('restart') },
  isolate: { usage: 'server', read: server('isolate') },
  reconnect: { usage: 'server | client [server,...]', read: reconnect },
  'update-server-list': { usage: 'client server,...', read: updateServerList },
  pause: { usage: 'server | client', read: ofProcess('pause') },
  resume: { usage: 'server | client', read: ofProcess('resume') },
  cut: { usage: '1,2|3,4,5 | 1>3', read: cut },
  heal: { usage: '[1>3]', read: heal },
  hold: { usage: '#message | 1>3 | TYPE [from who] [to who]', read: hold('hold') },
  release: { usage: '#message | 1>3 | TYPE [from who] [to who] | all', read: hold('release') },
  deliver: { usage: '#message', read: ofEnvelope('deliver') },
  drop: { usage: '#message', read: ofEnvelope('drop') },
  duplicate: { usage: '#message', read: ofEnvelope('duplicate') },
  overtake: { usage: '#message', read: ofEnvelope('overtake') },
  fire: {
    usage: 'server timer',
    read: (words) => (words.length === 2 ? timer(words) : undefined),
  },
  postpone: {
    usage: 'server timer time',
    read: (words) => (words.length === 3 ? timer(words) : undefined),
  },
  wipe: { usage: 'server', read: server('wipe') },
  damage: { usage: 'server torn-tail|bad-checksum|lost-snapshots [records]', read: damage },
  repair: { usage: 'server', read: server('repair-disk') },
  disk: { usage: 'server ok|stalled|failing', read: disk },
  clock: { usage: 'server permille', read: clock },
  oracle: { usage: 'server grants|denies', read: oracle },
  'add-client': { usage: 'name [server]', read: addClient },
  kill: { usage: 'client', read: ofClient('remove-client') },
  disconnect: { usage: 'client', read: ofClient('disconnect-client') },
  expire: { usage: 'client', read: ofClient('expire-client') },
  program: { usage: 'client program [key=value ...]', read: program },
  'check-containers': {
    usage: '',
    read: (words) => (words.length === 0 ? { do: 'check-containers' } : undefined),
  },
};

export const isLabName = (word: string): boolean => Object.hasOwn(LAB_COMMANDS, word);

/** The command that these words are; the first is a name of {@link LAB_COMMANDS}. */
export function readLabCommand(words: readonly string[]): Command {
  const [name = '', ...more] = words;
  const { usage, read } = LAB_COMMANDS[name]!;
  const command = read(more);
  if (command === undefined) throw new CliError(`${name} ${usage}`.trim());
  return command;
}
