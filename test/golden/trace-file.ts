/** One block of a trace: commands above the line of dashes, the story that they gave below it. */
export interface Block {
  readonly commands: readonly string[];
  readonly story: readonly string[];
}

/** A comment, or a block. */
export type Paragraph = { readonly comment: string } | Block;

const RULE = '----';

/** @throws Error when a block has no line of dashes */
export function parseTrace(text: string): readonly Paragraph[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      if (lines.every((line) => line.startsWith('#'))) return { comment: lines.join('\n') };
      const rule = lines.indexOf(RULE);
      if (rule < 0) throw new Error(`no line of dashes under: ${lines.join(' / ')}`);
      return { commands: lines.slice(0, rule), story: lines.slice(rule + 1) };
    });
}

export function printTrace(paragraphs: readonly Paragraph[]): string {
  const texts = paragraphs.map((paragraph) =>
    'comment' in paragraph
      ? paragraph.comment
      : [...paragraph.commands, RULE, ...paragraph.story].join('\n'),
  );
  return `${texts.join('\n\n')}\n`;
}
