type TypeName =
  'truth' | 'number' | 'time' | 'zxid' | 'text' | 'word' | 'actor' | 'server' | 'client' | 'znode';
type Wanted = 'value' | 'name' | 'field' | 'path' | 'close' | 'where' | 'collection' | 'end';

const TYPES: Readonly<Record<TypeName, string>> = {
  truth: 'true or false',
  number: 'a number',
  time: 'a time',
  zxid: 'a zxid',
  text: 'a text',
  word: 'a word',
  actor: 'a server or a client',
  server: 'a server',
  client: 'a client',
  znode: 'a znode',
};

const WANTED: Readonly<Record<Wanted, string>> = {
  value: 'a value is missing',
  name: 'a name is missing',
  field: 'the name of a field is missing',
  path: 'a path in quotes is missing, as in znode("/a")',
  close: 'a closing bracket is missing',
  where: '“where” or a closing bracket is missing',
  collection: 'what is to be counted is missing',
  end: '“and”, “or” or the end is expected',
};

const choice = (options: readonly string[]): string =>
  options.length === 0 ? '' : ` Possible: ${options.join(', ')}.`;

/** Why a text is no condition, and what to write instead: a sentence or two for each kind of problem. */
export const condition = {
  empty: () =>
    'Nothing is written yet. Begin with what is to be so, as in server(3).role = leading.',
  'too-long': ({ charactersMax }: { charactersMax: number }) =>
    `A condition has at most ${charactersMax} characters.`,
  'too-deep': ({ depthMax }: { depthMax: number }) =>
    `Too much stands inside one another here: at most ${depthMax} levels.`,
  'bad-character': ({ text }: { text: string }) => `“${text}” means nothing in a condition.`,
  foreign: ({ text, instead }: { text: string; instead: string }) =>
    `“${text}” is written “${instead}” here.`,
  'open-text': () => 'The text that begins here has no closing quote.',
  'bad-number': ({ text }: { text: string }) =>
    `“${text}” is no number. Numbers are as 3, 1.5s, 250ms, (1,5) or 0x100000005.`,
  expected: ({
    wanted,
    found,
    options,
  }: {
    wanted: Wanted;
    found: string;
    options: readonly string[];
  }) => `${found === '' ? 'At the end' : `Before “${found}”`} ${WANTED[wanted]}.${choice(options)}`,
  unknown: ({ name, options }: { name: string; options: readonly string[] }) =>
    `“${name}” is not known here.${choice(options)}`,
  'wrong-word': ({ name, options }: { name: string; options: readonly string[] }) =>
    `It is never “${name}”.${choice(options)}`,
  'no-condition': ({ type }: { type: TypeName }) =>
    type === 'server' || type === 'client' || type === 'znode'
      ? `This is ${TYPES[type]}. Ask for one of its fields, or write exists( ) around it.`
      : `This is ${TYPES[type]}. Compare it with something: =, !=, <, <=, >, >=.`,
  'cannot-compare': ({ left, right }: { left: TypeName; right: TypeName }) =>
    `${TYPES[left]} and ${TYPES[right]} cannot be compared.`.replace(/^./, (c) => c.toUpperCase()),
  'no-order': ({ type }: { type: TypeName }) =>
    `There is no more and less for ${TYPES[type]}. Use = or !=.`,
  'needs-unit': () => 'A time has a unit: us, ms, s or m, as in 1.5s.',
  'event-only': ({ name }: { name: string }) =>
    `Behind “event where” only the event itself can be asked for, not “${name}”. With “happening where” it can.`,
};
