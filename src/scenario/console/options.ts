import { CliError } from './cli-error.ts';

/** The options of a command: whether each takes a value. */
export type OptionTable = Readonly<Record<string, boolean>>;

export interface CommandLine {
  /** What is no option; the command's own name comes first. */
  readonly args: readonly string[];
  readonly options: ReadonlyMap<string, string>;
}

const NEGATIVE_NUMBER = /^-(\d+\.?\d*|\.\d+)$/;

const fault = (kind: string, text: string): CliError =>
  new CliError(`org.apache.commons.cli.${kind}: ${text}`);

/** Reads options as the command line client does, wherever they stand (commons-cli, `DefaultParser`). */
export function readOptions(words: readonly string[], table: OptionTable): CommandLine {
  const args: string[] = [];
  const options = new Map<string, string>();
  const takes = (name: string): boolean | undefined =>
    Object.hasOwn(table, name) ? table[name] : undefined;
  const isOption = (word: string): boolean =>
    word.startsWith('-') && word.length > 1 && splitOption(word, takes) !== null;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--') {
      args.push(...words.slice(i + 1));
      break;
    }
    if (!word.startsWith('-') || word.length === 1 || NEGATIVE_NUMBER.test(word)) {
      args.push(word);
      continue;
    }
    const found = splitOption(word, takes);
    if (found === null) {
      throw fault('UnrecognizedOptionException', `Unrecognized option: ${word}`);
    }
    for (const name of found.names) options.set(name, '');
    const last = found.names.at(-1)!;
    if (takes(last) !== true) continue;
    const value = found.value ?? words[i + 1];
    if (value === undefined || (found.value === null && isOption(value))) {
      throw fault('MissingArgumentException', `Missing argument for option: ${last}`);
    }
    if (found.value === null) i++;
    options.set(last, value);
  }
  return { args, options };
}

interface Found {
  readonly names: readonly string[];
  readonly value: string | null;
}

/** `-s`, `-v 3`, `-v3`, `-v=3`, and `-sw` for `-s -w`; null for none of these. */
function splitOption(word: string, takes: (name: string) => boolean | undefined): Found | null {
  const text = word.replace(/^--?/, '');
  if (text === '') return null;
  if (takes(text) !== undefined) return { names: [text], value: null };
  const equals = text.indexOf('=');
  if (equals > 0 && takes(text.slice(0, equals)) === true) {
    return { names: [text.slice(0, equals)], value: text.slice(equals + 1) };
  }
  const names: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const kind = takes(text[i]!);
    if (kind === undefined) return null;
    names.push(text[i]!);
    if (kind) return { names, value: i + 1 < text.length ? text.slice(i + 1) : null };
  }
  return { names, value: null };
}
