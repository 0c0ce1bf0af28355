import type { BranchInfo } from '../../timeline/frame.ts';

/** Branches as the lines of an indented list: each under its parent, earlier partings first. */
export function linesOf(
  branches: readonly BranchInfo[],
): readonly { readonly branch: BranchInfo; readonly depth: number }[] {
  const under = (parent: number | null, depth: number): ReturnType<typeof linesOf> =>
    branches
      .filter((branch) => branch.parent === parent)
      .sort((a, b) => a.forkStep - b.forkStep || a.id - b.id)
      .flatMap((branch) => [{ branch, depth }, ...under(branch.id, depth + 1)]);
  return under(null, 0);
}
