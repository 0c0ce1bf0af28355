import type { Command } from '../../simulation/command.ts';
import { CLI_COMMANDS, type ServerCommand } from './cli-commands.ts';
import { CliError, keeperMessage } from './cli-error.ts';
import { readOptions } from './options.ts';
import type { Answer, Said, Script, Terminal } from './script.ts';
import { type CliName, usageOf } from './usage.ts';

/** A line that is being carried out at a client's console. */
export class Execution {
  /** What it waits to do; null once it is over. */
  next: Command | null = null;
  readonly #script: Script;
  #said: Said[] = [];

  /** @param what the words of a line, or a command that nobody wrote as one */
  constructor(client: string, isAlive: boolean, what: readonly string[] | Command) {
    const say = (kind: Said['kind'], text: string): void => {
      this.#said.push({ kind, text });
    };
    const terminal: Terminal = {
      client,
      isAlive,
      out: (text) => say('out', text),
      err: (text) => say('err', text),
    };
    this.#script = 'do' in what ? plain(terminal, what) : script(terminal, what);
    this.#go(() => this.#script.next());
  }

  /** What it has said since it was last asked. */
  said(): readonly Said[] {
    const said = this.#said;
    this.#said = [];
    return said;
  }

  /** It is told what became of its last command. */
  answer(answer: Answer): void {
    this.#go(() => this.#script.next(answer));
  }

  /** The library did not send its last command. */
  refuse(problem: string): void {
    this.#go(() => this.#script.throw(new CliError(problem)));
  }

  #go(on: () => IteratorResult<Command, void>): void {
    try {
      const { done, value } = on();
      this.next = done === true ? null : value;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      this.next = null;
      this.#said.push({ kind: 'err', text: error.message });
    }
  }
}

function* plain({ err }: Terminal, command: Command): Script {
  const { error } = yield command;
  if (error !== 'OK') err(keeperMessage(error, null));
}

const isServerCommand = (name: string): name is ServerCommand => Object.hasOwn(CLI_COMMANDS, name);

function* script(terminal: Terminal, words: readonly string[]): Script {
  const name = words[0] ?? '';
  if (!isServerCommand(name)) return;
  if (!terminal.isAlive && name !== 'connect') {
    terminal.out('Not connected');
    return;
  }
  const { options, least, run } = CLI_COMMANDS[name];
  const line = readOptions(words, options);
  if (line.args.length < least) throw new CliError(usageOf(name satisfies CliName));
  yield* run(line, terminal);
}
