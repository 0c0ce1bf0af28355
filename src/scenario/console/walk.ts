import type { Command } from '../../simulation/command.ts';
import { childOf, pathProblem } from '../../znodes/path.ts';
import { CliError, KeeperError } from './cli-error.ts';
import { type Answer, ask, type Script, type Terminal } from './script.ts';

/** Names in the order of Java's `Collections.sort`. */
export const sorted = (names: readonly string[]): readonly string[] => [...names].sort();

/**
 * Visits a tree, a node's children before their children: not one picture, but many requests (`ZKUtil.visitSubTreeDFS`).
 *
 * @param visit may ask on its own
 */
export function* visitTree(
  terminal: Terminal,
  path: string,
  watch: boolean,
  visit: (path: string) => Script,
): Script {
  const problem = pathProblem(path);
  if (problem !== null) throw new CliError(problem);
  yield* ask(terminal, { op: 'getData', path, watch });
  yield* visit(path);
  yield* visitBelow(terminal, path, watch, visit);
}

function* visitBelow(
  terminal: Terminal,
  path: string,
  watch: boolean,
  visit: (path: string) => Script,
): Script {
  try {
    const { children = [] } = yield* ask(terminal, { op: 'getChildren', path, watch });
    const paths = sorted(children).map((child) => childOf(path, child));
    for (const child of paths) yield* visit(child);
    for (const child of paths) yield* visitBelow(terminal, child, watch, visit);
  } catch (error) {
    // Listed, and gone before it was looked at.
    if (!(error instanceof KeeperError && error.error === 'NONODE')) throw error;
  }
}

/** Everything below a path and itself, level by level (`ZKUtil.listSubTreeBFS`). */
export function* listTree(
  terminal: Terminal,
  path: string,
): Generator<Command, readonly string[], Answer> {
  const tree = [path];
  for (const node of tree) {
    const { children = [] } = yield* ask(terminal, {
      op: 'getChildren',
      path: node,
      watch: false,
    });
    tree.push(...children.map((child) => childOf(node, child)));
  }
  return tree;
}
