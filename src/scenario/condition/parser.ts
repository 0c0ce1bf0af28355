import type { Peer } from '../../server/server-state.ts';
import type { Event } from '../../simulation/facts.ts';
import { COLLECTIONS, FIELDS, type Field, GLOBALS } from './fields.ts';
import type { Look } from './look.ts';
import { nearest } from './nearest.ts';
import {
  type Comparison,
  COMPARISONS,
  compare,
  type Level,
  type Scope,
  type Term,
} from './term.ts';
import type { Token } from './token.ts';
import { type Blame, TokenReader } from './token-reader.ts';
import {
  comparable,
  nameOfType,
  NUMBER,
  ordered,
  type Thing,
  TEXT,
  TIME,
  TRUTH,
  type Type,
  type Value,
  ZXID,
} from './type.ts';

/** Brackets and `not` inside one another. */
const DEPTH_MAX = 24;
/** `where` inside `where`: each goes through all there is. */
const LEVELS_MAX = 2;

const FUNCTIONS = ['exists(', 'count('] as const;
const NAMED = ['server(', 'client('] as const;
const LITERAL_TYPES = { number: NUMBER, time: TIME, zxid: ZXID } as const;

/** Reads one text. Types are checked while it reads, so that an error says where it is and what could stand there. */
export class Parser {
  /** Times that the condition compares with `time`, microseconds. */
  readonly times: number[] = [];
  asksForViolations = false;
  /** What is counted of the past: whoever keeps no history must know it before the first step. */
  readonly pasts: ((event: Event) => boolean)[] = [];
  readonly #reader: TokenReader;
  #depth = 0;
  readonly #levels: Level[] = [];

  constructor(text: string) {
    this.#reader = new TokenReader(text);
  }

  /** What could stand at the end of the text. */
  get offered(): ReadonlySet<string> {
    return this.#reader.offered;
  }

  /** The whole text. Throws {@link NotACondition}. */
  condition(): Term {
    if (this.#reader.peek().kind === 'end') {
      this.#offerValues();
      this.#reader.fail(this.#reader.peek(), { kind: 'empty' });
    }
    const term = this.#truth();
    if (this.#reader.peek().kind !== 'end') this.#reader.expected('end');
    return term;
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > DEPTH_MAX) {
      this.#reader.fail(this.#reader.peek(), { kind: 'too-deep', depthMax: DEPTH_MAX });
    }
    const result = read();
    this.#depth--;
    return result;
  }

  #truth(): Term {
    return this.#chain('or', () => this.#chain('and', () => this.#negation()));
  }

  #chain(word: 'and' | 'or', part: () => Term): Term {
    const parts = [part()];
    for (;;) {
      this.#reader.offer(word);
      if (!this.#reader.is(word)) break;
      this.#reader.next();
      parts.push(part());
    }
    const [first] = parts;
    if (parts.length === 1) return first!;
    const { from } = first!;
    const { to } = parts.at(-1)!;
    const read =
      word === 'and'
        ? (scope: Scope) => parts.every((one) => one.read(scope) === true)
        : (scope: Scope) => parts.some((one) => one.read(scope) === true);
    return { type: TRUTH, from, to, read };
  }

  #negation(): Term {
    const { from } = this.#reader.peek();
    if (!this.#reader.is('not')) return this.#statement();
    this.#reader.next();
    const term = this.#deeper(() => this.#negation());
    return { ...term, from, read: (scope) => term.read(scope) !== true };
  }

  /** A comparison, or something that is true or false by itself. */
  #statement(): Term {
    const left = this.#operand(null);
    const { type } = left;
    if (type.kind !== 'truth' && type.kind !== 'thing') this.#reader.offer(...COMPARISONS);
    if (COMPARISONS.some((sign) => this.#reader.is(sign))) return this.#comparison(left);
    if (type.kind !== 'truth')
      this.#reader.fail(left, { kind: 'no-condition', type: nameOfType(type) });
    return left;
  }

  #comparison(left: Term): Term {
    const sign = this.#reader.next();
    const by = sign.text as Comparison;
    const right = this.#operand(left.type);
    if (left.type.kind === 'time' && right.type.kind === 'number') {
      this.#reader.fail(right, { kind: 'needs-unit' });
    }
    if (!comparable(left.type, right.type)) {
      const types = { left: nameOfType(left.type), right: nameOfType(right.type) };
      this.#reader.fail({ from: left.from, to: right.to }, { kind: 'cannot-compare', ...types });
    }
    if (by !== '=' && by !== '!=' && !ordered(left.type)) {
      this.#reader.fail(sign, { kind: 'no-order', type: nameOfType(left.type) });
    }
    const read = (scope: Scope): boolean => compare(left.read(scope), by, right.read(scope));
    return { type: TRUTH, from: left.from, to: right.to, read };
  }

  /** `beside`: what it is to be compared with. */
  #operand(beside: Type | null): Term {
    const token = this.#reader.peek();
    switch (token.kind) {
      case 'number':
      case 'time':
      case 'zxid': {
        this.#reader.next();
        const { value, from, to } = token;
        if (token.kind === 'time') this.times.push(value);
        return { type: LITERAL_TYPES[token.kind], from, to, read: () => value };
      }
      case 'text': {
        this.#reader.next();
        const { value, from, to } = token;
        if (beside?.kind === 'word') this.#checkWord(token, value, beside);
        return { type: TEXT, from, to, read: () => value };
      }
      case 'word':
        return this.#named(token, beside);
      case 'sign':
      case 'end':
        if (this.#reader.is('(')) return this.#bracket();
        this.#offerValues(beside);
        return this.#reader.expected('value');
    }
  }

  #bracket(): Term {
    const { from } = this.#reader.next();
    const term = this.#deeper(() => this.#truth());
    const { to } = this.#reader.peek();
    this.#reader.take(')', 'close');
    return { ...term, from, to };
  }

  #offerValues(beside: Type | null = null): void {
    if (beside?.kind === 'word') return this.#reader.offer(...(beside.words ?? []));
    if (beside === null) this.#reader.offer('not', ...FUNCTIONS);
    else if (beside.kind === 'number') this.#reader.offer('count(');
    this.#reader.offer(...this.#names());
  }

  /** Every name that means something here. */
  #names(): readonly string[] {
    const inner = this.#levels.toReversed().flatMap(({ thing }) => Object.keys(FIELDS[thing]));
    if (this.#levels.some(({ name }) => name === 'event')) return inner;
    return [...new Set([...inner, ...Object.keys(GLOBALS), ...NAMED])];
  }

  #checkWord(token: Token, value: string, { words }: { words: readonly string[] | null }): void {
    if (words === null || words.includes(value)) return;
    this.#reader.fail(token, { kind: 'wrong-word', name: value, options: nearest(value, words) });
  }

  #named(token: Token, beside: Type | null): Term {
    const { text, from, to } = token;
    if (text === 'true' || text === 'false') {
      this.#reader.next();
      const value = text === 'true';
      return { type: TRUTH, from, to, read: () => value };
    }
    if (text === 'exists' || text === 'count') return this.#gathering(text);
    if (beside?.kind === 'word') {
      this.#checkWord(token, text, beside);
      this.#reader.next();
      return { type: TEXT, from, to, read: () => text };
    }
    const isCall = this.#reader.after()?.text === '(';
    if (isCall && (text === 'server' || text === 'client')) return this.#fields(this.#member(text));
    const found = this.#field(text, from, to);
    if (found !== null) {
      this.#reader.next();
      return this.#fields(found);
    }
    const inEvent = this.#levels.some((level) => level.name === 'event');
    if (inEvent && (Object.hasOwn(GLOBALS, text) || text === 'server' || text === 'client')) {
      this.#reader.fail(token, { kind: 'event-only', name: text });
    }
    if (beside?.kind === 'actor') {
      this.#reader.next();
      return { type: TEXT, from, to, read: () => text };
    }
    const names = [...this.#names(), ...FUNCTIONS, 'not'];
    return this.#reader.fail(token, { kind: 'unknown', name: text, options: nearest(text, names) });
  }

  /** A name by itself: a field of what `where` goes through, that thing itself, or something of the whole run. */
  #field(name: string, from: number, to: number): Term | null {
    for (let i = this.#levels.length - 1; i >= 0; i--) {
      const level = this.#levels[i]!;
      const known = ownField(FIELDS[level.thing], name);
      if (known !== undefined) {
        const read = ({ look, items }: Scope): Value => valueOf(known, items[i]!, look);
        return { type: known.type, from, to, read };
      }
      if (name === level.name && this.#reader.after()?.text === '.') {
        const type: Type = { kind: 'thing', thing: level.thing };
        return { type, from, to, read: ({ items }) => items[i]! };
      }
      // Past events are counted once as they come: nothing else may be asked of them.
      if (level.name === 'event') return null;
    }
    const known = ownField(GLOBALS, name);
    if (known === undefined) return null;
    if (name === 'violations') this.asksForViolations = true;
    return { type: known.type, from, to, read: ({ look }) => valueOf(known, null, look) };
  }

  /** `server(3)`, `client(a)`. */
  #member(kind: 'server' | 'client'): Term {
    const { from } = this.#reader.next();
    this.#reader.take('(', 'value');
    const which = this.#deeper(() =>
      this.#operand({ kind: kind === 'server' ? 'number' : 'actor' }),
    );
    const fits = kind === 'server' ? which.type.kind === 'number' : which.type.kind === 'text';
    if (!fits) {
      const types = { left: kind === 'server' ? 'number' : 'text', right: nameOfType(which.type) };
      this.#reader.fail(which, { kind: 'cannot-compare', ...types } as Blame);
    }
    const { to } = this.#reader.peek();
    this.#reader.take(')', 'close');
    const read =
      kind === 'server'
        ? (scope: Scope) => scope.look.world.peers[Number(which.read(scope)) - 1] ?? null
        : (scope: Scope) => scope.look.world.clients.get(which.read(scope) as string) ?? null;
    return { type: { kind: 'thing', thing: kind }, from, to, read };
  }

  /** `.field` and `.znode("/path")` behind a thing. */
  #fields(start: Term): Term {
    let term = start;
    while (term.type.kind === 'thing') {
      this.#reader.offer('.');
      if (!this.#reader.is('.')) break;
      this.#reader.next();
      term = this.#fieldOf(term, term.type.thing);
    }
    return term;
  }

  #fieldOf(of: Term, thing: Thing): Term {
    const fields = FIELDS[thing];
    const options = [...Object.keys(fields), ...(thing === 'server' ? ['znode('] : [])];
    const token = this.#reader.peek();
    if (token.kind !== 'word') return this.#reader.expected('field', options);
    this.#reader.next();
    if (thing === 'server' && token.text === 'znode') return this.#znode(of);
    const known = ownField(fields, token.text);
    if (known === undefined) {
      const near = nearest(token.text, options);
      this.#reader.fail(token, { kind: 'unknown', name: token.text, options: near });
    }
    const read = (scope: Scope): Value => {
      const it = of.read(scope);
      return it === null ? null : valueOf(known, it as object, scope.look);
    };
    return { type: known.type, from: of.from, to: token.to, read };
  }

  #znode(of: Term): Term {
    this.#reader.take('(', 'path');
    const path = this.#reader.peek();
    if (path.kind !== 'text') return this.#reader.expected('path');
    this.#reader.next();
    const { to } = this.#reader.peek();
    this.#reader.take(')', 'close');
    const read = (scope: Scope): Value => {
      const peer = of.read(scope) as Peer | null;
      return peer?.up === true ? (peer.replica.znodes.get(path.value) ?? null) : null;
    };
    return { type: { kind: 'thing', thing: 'znode' }, from: of.from, to, read };
  }

  /** `exists(server where …)`, `count(event where …)`, `exists(leader)`. */
  #gathering(word: 'exists' | 'count'): Term {
    const { from } = this.#reader.next();
    this.#reader.take('(', 'value');
    const collections = Object.keys(COLLECTIONS);
    this.#reader.offer(...collections);
    const name = this.#reader.peek();
    const isAll = name.kind === 'word' && Object.hasOwn(COLLECTIONS, name.text);
    const after = this.#reader.after();
    if (isAll && after?.text !== '(' && after?.text !== '.') {
      return this.#deeper(() => this.#all(word, from, name.text));
    }
    if (word === 'count') return this.#reader.expected('collection', collections);
    const term = this.#deeper(() => this.#operand(null));
    const { to } = this.#reader.peek();
    this.#reader.take(')', 'close');
    return { type: TRUTH, from, to, read: (scope) => term.read(scope) !== null };
  }

  #all(word: 'exists' | 'count', from: number, name: string): Term {
    const start = this.#reader.next();
    const { thing, all } = COLLECTIONS[name]!;
    if (this.#levels.length >= LEVELS_MAX || this.#levels.some((it) => it.name === 'event')) {
      this.#reader.fail(start, { kind: 'too-deep', depthMax: LEVELS_MAX });
    }
    const level = this.#levels.length;
    let where: Term | null = null;
    this.#reader.offer('where', ')');
    if (this.#reader.is('where')) {
      this.#reader.next();
      this.#levels.push({ name, thing });
      where = this.#truth();
      this.#levels.pop();
    }
    const { to } = this.#reader.peek();
    if (!this.#reader.is(')')) this.#reader.expected(where === null ? 'where' : 'close', [')']);
    this.#reader.next();
    const count = name === 'event' ? this.#counter(where, level) : gatherer(where, all);
    return word === 'count'
      ? { type: NUMBER, from, to, read: count }
      : { type: TRUTH, from, to, read: (scope) => count(scope) > 0 };
  }

  /** One predicate for each place in the text: whoever counts the past can remember how far it came. */
  #counter(where: Term | null, level: number): (scope: Scope) => number {
    const outer: object[] = Array.from({ length: level }, () => ({}));
    const wanted = (event: Event): boolean =>
      where === null || where.read({ look: NO_LOOK, items: [...outer, event] }) === true;
    this.pasts.push(wanted);
    return ({ look }) => look.past(wanted);
  }
}

const ownField = (fields: Readonly<Record<string, Field>>, name: string): Field | undefined =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

const valueOf = ({ read }: Field, thing: object | null, look: Look): Value =>
  read(thing as never, look) ?? null;

function gatherer(where: Term | null, all: (look: Look) => readonly object[]) {
  return (scope: Scope): number => {
    const found = all(scope.look);
    if (where === null) return found.length;
    let count = 0;
    for (const item of found) {
      if (where.read({ look: scope.look, items: [...scope.items, item] }) === true) count++;
    }
    return count;
  };
}

/** Behind `where` of the past nothing but the event is looked at. */
const NO_LOOK = null as unknown as Look;
