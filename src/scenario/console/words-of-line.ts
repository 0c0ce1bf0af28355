const WORD = /\s*([^"']\S*|"[^"]*"|'[^']*')\s*/g;
const QUOTED = /^(["'])(.*)\1$/;

/** The words of a line; quotes hold one together (`ZooKeeperMain.MyCommandOptions.parseCommand`). */
export function wordsOfLine(line: string): readonly string[] {
  return [...line.trim().matchAll(WORD)].map(([, word = '']) =>
    QUOTED.test(word) ? word.slice(1, -1) : word,
  );
}
