/**
 * `npm run fonts`: cuts the three typefaces down to what the page writes and puts them, with their
 * licences and a stylesheet, into src/ui/fonts. The results are committed; run it again after adding a character.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const root = join(import.meta.dirname, '..');
const target = join(root, 'src/ui/fonts');

const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
const punctuation = '\u00a0“”‘’–—…·×½µ';
/** Only Inter has them; the other two families borrow them from its file, which costs nothing. */
const symbols = '−←→↑↓≤≥≠✓✕∞⟂';
const text = ascii + punctuation + symbols;

const keepFeatures = ['kern', 'liga', 'tnum', 'lnum', 'mark', 'ccmp', 'locl'];

interface Face {
  readonly family: string;
  readonly file: string;
  readonly source: string;
  readonly weight: string;
  readonly style: 'normal' | 'italic';
  readonly axes?: Readonly<Record<string, number | { min: number; max: number; default: number }>>;
}

const wght = { min: 400, max: 600, default: 400 };
const serif = '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght';
const mono = '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin';
const faces: readonly Face[] = [
  {
    family: 'Source Serif 4',
    file: 'source-serif-4.woff2',
    source: `${serif}-normal.woff2`,
    weight: '400 600',
    style: 'normal',
    axes: { wght },
  },
  {
    family: 'Source Serif 4',
    file: 'source-serif-4-italic.woff2',
    source: `${serif}-italic.woff2`,
    weight: '400',
    style: 'italic',
    axes: { wght: 400 },
  },
  {
    family: 'Inter',
    file: 'inter.woff2',
    source: 'inter-ui/variable/InterVariable.woff2',
    weight: '400 600',
    style: 'normal',
    axes: { wght, opsz: 14 },
  },
  {
    family: 'IBM Plex Mono',
    file: 'ibm-plex-mono.woff2',
    source: `${mono}-400-normal.woff2`,
    weight: '400',
    style: 'normal',
  },
];

const licences = {
  'source-serif-4': '@fontsource-variable/source-serif-4/LICENSE',
  inter: 'inter-ui/LICENSE.txt',
  'ibm-plex-mono': '@fontsource/ibm-plex-mono/LICENSE',
};

const installed = (path: string): Buffer => readFileSync(join(root, 'node_modules', path));
const range = (characters: string): string =>
  Array.from(
    characters,
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  ).join(', ');

const rule = (face: Omit<Face, 'source'>, unicodeRange: string): string => `@font-face {
  font-family: '${face.family}';
  font-style: ${face.style};
  font-weight: ${face.weight};
  font-display: swap;
  src: url('./${face.file}') format('woff2');
  unicode-range: ${unicodeRange};
}
`;

mkdirSync(target, { recursive: true });
const letters = `U+20-7E, ${range(punctuation)}`;
const rules: string[] = [];
const italics: string[] = [];
let total = 0;
for (const face of faces) {
  const cut = await subsetFont(installed(face.source), text, {
    targetFormat: 'woff2',
    keepFeatures,
    noHinting: true,
    ...(face.axes ? { variationAxes: face.axes } : {}),
  });
  writeFileSync(join(target, face.file), cut);
  console.log(`${face.file} ${String(cut.length)} bytes`);
  total += cut.length;
  const sheet = face.style === 'italic' ? italics : rules;
  sheet.push(rule(face, face.family === 'Inter' ? `${letters}, ${range(symbols)}` : letters));
}
for (const family of ['Source Serif 4', 'IBM Plex Mono']) {
  const borrowed = { family, file: 'inter.woff2', weight: '400 600', style: 'normal' } as const;
  rules.push(rule(borrowed, range(symbols)));
}
/** The italic comes behind the first load: without it the two words that are set in it slant by themselves. */
for (const [file, list] of Object.entries({ 'fonts.css': rules, 'italic.css': italics })) {
  const head = '/* Written by .config/fonts.ts. The licences (SIL OFL 1.1) stand beside. */';
  writeFileSync(join(target, file), `${head}\n${list.join('\n')}`);
}
for (const [name, path] of Object.entries(licences)) {
  writeFileSync(join(target, `${name}.LICENSE.txt`), installed(path));
}
console.log(`${String(total)} bytes in all`);
