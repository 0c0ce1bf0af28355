import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Rooms where everything must come out the same on every machine and at every replay. */
const engine =
  'src/{kernel,zab,znodes,server,client,simulation,checkers,timeline}/**/*.{ts,svelte}';
/** Those, and the rooms above them that know no clock, no chance and no DOM. */
const belowMachines =
  'src/{kernel,zab,znodes,server,client,simulation,checkers,timeline,scenario,lessons,views,i18n}/**/*.{ts,svelte}';

const bannedGlobals = Object.entries({
  Date: 'use the virtual time, world.now: a replay must not know what day it is',
  performance: 'use the virtual time, world.now; measuring belongs to src/cli/bench.ts and src/ui',
  setTimeout: 'schedule an event on the queue of src/kernel: virtual time is the only time',
  setInterval: 'schedule an event on the queue of src/kernel: virtual time is the only time',
  setImmediate: 'schedule an event on the queue of src/kernel: virtual time is the only time',
  queueMicrotask: 'schedule an event on the queue of src/kernel: virtual time is the only time',
  requestAnimationFrame: 'frames belong to src/ui and src/machines',
  crypto: 'use the seeded generator, src/kernel/random.ts, or the digest of src/kernel',
  Intl: 'compare strings with < and >; formatting for people belongs to src/ui',
  structuredClone: 'share structure instead (src/kernel log and map); never clone a world',
  globalThis: 'name the global itself, so that this gate can see it',
  console: 'return events; printing belongs to src/cli',
}).map(([name, message]) => ({ name, message }));

const inexact =
  'sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh exp expm1 log log1p log2 log10 pow cbrt hypot f16round'
    .split(' ')
    .map((property) => ({
      object: 'Math',
      property,
      message: `Math.${property} may differ between engines and with it every digest; use integers or a table`,
    }));

const chance = {
  object: 'Math',
  property: 'random',
  message: 'use the seeded generator, src/kernel/random.ts',
};

const locale = [
  {
    selector: 'MemberExpression[property.name=/^(localeCompare|toLocale[A-Z]\\w*)$/]',
    message: 'compare with < and >; formatting for people belongs to src/ui',
  },
];
const noHostDeclarations = [
  {
    selector:
      ':matches(VariableDeclaration, TSDeclareFunction, TSModuleDeclaration)[declare=true], TSModuleDeclaration[kind="global"]',
    message: 'only src/scenario may declare host globals, for the link codec',
  },
];
const fewHostDeclarations = [
  {
    selector: `VariableDeclaration[declare=true] Identifier[name=/^(${bannedGlobals.map(({ name }) => name).join('|')})$/]`,
    message: 'a declaration does not make the clock or chance of the host welcome here',
  },
];
const noPower = [
  {
    selector:
      'BinaryExpression[operator="**"]:not([left.type="Literal"][right.type="Literal"]), AssignmentExpression[operator="**="]',
    message: '** of two variables may differ between engines; multiply, or use a table',
  },
];
const staticStyle = [
  {
    selector: 'SvelteAttribute[key.name="style"][value.length=1] > SvelteLiteral',
    message:
      'the Content-Security-Policy refuses a written style attribute; use a class, or style:name={value}',
  },
];
const d3Style = [
  {
    selector: 'ImportDeclaration[source.value="d3"] > ImportNamespaceSpecifier',
    message: 'import d3 functions by name, so that the others are not shipped',
  },
  {
    selector:
      'CallExpression[callee.type="MemberExpression"][callee.property.name=/^(transition|interrupt)$/]',
    message:
      'd3-transition runs on the wall clock and forgets when scrubbed; compute the place from the time shown',
  },
];
const d3Clock = ['transition', 'active', 'interrupt', 'timer', 'timerFlush', 'timeout', 'interval'];
const d3Dom =
  'select selectAll selection selector selectorAll create creator pointer pointers style window matcher namespace drag dragEnable dragDisable zoom zoomTransform brush brushX brushY brushSelection blob buffer csv dsv html image json svg text tsv xml now randomUniform randomNormal randomInt shuffle'.split(
    ' ',
  );

export default defineConfig([
  globalIgnores([
    '**/dist/',
    '**/coverage/',
    '**/node_modules/',
    '**/playwright-report/',
    '**/test-results/',
    'test/boundary/fixtures/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: {
        projectService: true,
        tsconfigRootDir: process.cwd(),
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      'no-undef': 'off', // the type checker knows better
      '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess already makes each one visible
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Type imports must be visible as such to the room gate.
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/triple-slash-reference': [
        'error',
        { lib: 'never', path: 'never', types: 'never' },
      ],
      // A step changes the world it is given; the checker cannot see that a call undoes a narrowing.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
  },
  {
    // The only HTML to insert is a lesson's, which the build made safe.
    files: ['src/**/*.svelte'],
    rules: { 'svelte/no-at-html-tags': 'error' },
  },
  {
    files: [belowMachines],
    rules: {
      'no-restricted-globals': ['error', ...bannedGlobals],
      'no-restricted-properties': ['error', chance],
      'no-restricted-syntax': ['error', ...locale, ...noHostDeclarations],
    },
  },
  {
    files: [engine],
    rules: {
      'no-restricted-properties': ['error', chance, ...inexact],
      'no-restricted-syntax': ['error', ...locale, ...noHostDeclarations, ...noPower],
    },
  },
  {
    files: ['src/scenario/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...locale, ...fewHostDeclarations] },
  },
  {
    files: ['src/ui/**/*.{ts,svelte}'],
    rules: {
      'no-restricted-syntax': ['error', ...d3Style, ...staticStyle],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'd3',
              importNames: d3Clock,
              message:
                'd3-transition and d3-timer run on the wall clock; the timeline is the clock.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/views/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...locale, ...noHostDeclarations, ...d3Style],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'd3',
              importNames: [...d3Clock, ...d3Dom],
              message: 'views turn a frame into geometry: no DOM, no clock, no chance, no network.',
            },
          ],
        },
      ],
    },
  },
  { files: ['**/*.{js,cjs,mjs}'], extends: [ts.configs.disableTypeChecked] },
  {
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
]);
