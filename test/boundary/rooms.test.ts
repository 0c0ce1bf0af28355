/**
 * The gates must refuse, by name, each violation planted under fixtures/planted, and nothing else;
 * and find nothing in fixtures/clean. They run here with the very configuration that `npm run check` uses.
 */
import { ESLint } from 'eslint';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkRooms, type Verdict } from '../../.config/rooms.ts';

const root = join(import.meta.dirname, '../..');
const folder = (name: string): string => join(import.meta.dirname, 'fixtures', name);
const slashes = (path: string): string => path.split(sep).join('/');

/** `file: rule` for each import refused. */
const imports = (verdict: Verdict): string[] =>
  [...new Set(verdict.refusals.map(({ from, rule }) => `${from.slice(4)}: ${rule}`))].sort();

/** `file: rule` for each thing ESLint says of the fixture. */
async function lint(base: string): Promise<string[]> {
  const eslint = new ESLint({
    cwd: base,
    overrideConfigFile: join(root, '.config/eslint.config.js'),
    // The one thing that is not as in the check: where the fixture's own tsconfig.json is.
    overrideConfig: { languageOptions: { parserOptions: { tsconfigRootDir: base } } },
  });
  const results = await eslint.lintFiles(['src']);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ ruleId, message }) =>
        `${slashes(relative(join(base, 'src'), filePath))}: ${ruleId ?? message}`,
    ),
  );
}

/** `file: message` for each thing that the engine's compiler settings refuse, read as if they stood in the fixture. */
function compile(base: string): { files: number; errors: string[] } {
  const path = join(root, '.config/tsconfig.engine.json');
  const { config } = ts.readConfigFile(path, (file) => readFileSync(file, 'utf8')) as {
    config: Record<string, unknown>;
  };
  const parsed = ts.parseJsonConfigFileContent(
    { ...config, extends: join(root, 'tsconfig.json') },
    ts.sys,
    join(base, '.config'),
  );
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  const errors = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    const name = file ? slashes(relative(join(base, 'src'), file.fileName)) : '';
    return `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  return { files: parsed.fileNames.length, errors };
}

describe('planted violations', () => {
  const base = folder('planted');
  let verdict: Verdict;
  let lints: string[];
  let compiled: ReturnType<typeof compile>;

  beforeAll(async () => {
    [verdict, lints] = await Promise.all([checkRooms(base), lint(base)]);
    compiled = compile(base);
  });

  test('the gates see every file', () => {
    const files = readdirSync(join(base, 'src'), { recursive: true, encoding: 'utf8' });
    const sources = files.filter((file) => /\.(ts|svelte)$/.test(file));
    expect(sources.length).toBeGreaterThanOrEqual(38);
    expect(verdict.seen).toBe(sources.length);
    expect(compiled.files).toBeGreaterThanOrEqual(32);
  });

  test('the room gate refuses exactly the planted imports', () => {
    expect(imports(verdict)).toEqual(
      [
        'zab/value-import.ts: zab-imports',
        'zab/type-import.ts: zab-imports',
        'zab/import-type-expression.ts: zab-imports',
        'kernel/re-export.ts: kernel-imports',
        'kernel/dynamic-import.ts: kernel-imports',
        'kernel/npm-import.ts: kernel-npm',
        'kernel/node-import.ts: kernel-no-node',
        'znodes/more-than-zxid.ts: znodes-imports',
        'client/value-where-types-only.ts: client-types-only',
        'server/circle-one.ts: no-circular',
        'server/no-such-file.ts: no-unresolvable',
        'views/d3-part.ts: d3-by-its-front-door',
        'views/d3-part.ts: views-npm',
        'views/worker-url.ts: views-imports',
        'ui/ValueImport.svelte: ui-imports',
        'ui/TypeImport.svelte: ui-imports',
        'helpers/anything.ts: not-a-room',
      ].sort(),
    );
  });

  test('every refusal says what to do', () => {
    for (const { advice } of verdict.refusals) expect(advice).toMatch(/^[A-Zs].+[.)]$/);
  });

  test.each([
    ['zab/host-date.ts', 'no-restricted-globals'],
    ['zab/host-performance.ts', 'no-restricted-globals'],
    ['zab/hidden-timer.ts', 'no-restricted-globals'],
    ['zab/host-random.ts', 'no-restricted-properties'],
    ['zab/declared-timer.ts', 'no-restricted-syntax'],
    ['zab/lib-by-reference.ts', '@typescript-eslint/triple-slash-reference'],
    ['zab/import-type-expression.ts', '@typescript-eslint/consistent-type-imports'],
    ['znodes/locale-order.ts', 'no-restricted-syntax'],
    ['simulation/inexact-sine.ts', 'no-restricted-properties'],
    ['simulation/inexact-power.ts', 'no-restricted-syntax'],
    ['simulation/cloned-world.ts', 'no-restricted-globals'],
    ['scenario/declared-clock.ts', 'no-restricted-syntax'],
    ['lessons/host-intl.ts', 'no-restricted-globals'],
    ['views/d3-dom.ts', 'no-restricted-imports'],
    ['ui/wall-clock.ts', 'no-restricted-imports'],
  ])('ESLint refuses %s by %s', (file, rule) => {
    expect(lints).toContain(`${file}: ${rule}`);
  });

  test.each([
    ['kernel/dom-type.ts', 'HTMLElement'],
    ['views/dom-value.ts', 'document'],
    ['server/node-type.ts', 'Buffer'],
    ['zab/host-performance.ts', 'performance'],
    ['zab/hidden-timer.ts', 'globalThis'],
  ])('the compiler refuses %s because of %s', (file, word) => {
    expect(compiled.errors.filter((error) => error.startsWith(`${file}: `)).join()).toContain(word);
  });
});

test('a clean tree passes every gate', async () => {
  const base = folder('clean');
  const [verdict, lints] = await Promise.all([checkRooms(base), lint(base)]);
  const compiled = compile(base);
  expect(imports(verdict)).toEqual([]);
  expect(verdict.seen).toBe(11);
  expect(lints).toEqual([]);
  expect(compiled.errors).toEqual([]);
  expect(compiled.files).toBe(7);
});
