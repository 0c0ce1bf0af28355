/**
 * The import rules between the rooms of src/. The table is .config/rooms.json; ARCHITECTURE.md says
 * what each room is for. Run by .config/rooms.ts, which adds what dependency-cruiser cannot see.
 */
const { join } = require('node:path');
const rooms = require('./.config/rooms.json');

const escape = (text) => text.replaceAll('.', '\\.');
/** "zab" is the whole room; "zab/zxid" is one file of it. */
const path = (name) => `src/${escape(name)}${name.includes('/') ? '[.]ts$' : '/'}`;
const any = (paths) => (paths.length > 0 ? `^(${paths.join('|')})` : '^$');
const list = (names) => names.join(', ') || 'nothing';
const packages = (names) => (names.length > 0 ? `node_modules/(${names.join('|')})/` : '^$');

const rulesOf = ([room, { imports, types, npm, outside = [], node = false }]) => {
  const from = { path: `^src/${room}/` };
  const own = [room, ...imports].map(path);
  return [
    {
      name: `${room}-imports`,
      severity: 'error',
      comment:
        `src/${room} may import only ${list(imports)}` +
        (types.length > 0 ? ` (and, with \`import type\`, ${list(types)})` : '') +
        '. Move the code to the room that may, hand the value in as an argument, or let it be an event.',
      from,
      to: { path: '^src/', pathNot: any([...own, ...types.map(path)]) },
    },
    ...(types.length > 0
      ? [
          {
            name: `${room}-types-only`,
            severity: 'error',
            comment: `src/${room} may only \`import type\` from ${list(types)}: it knows their shapes and never runs their code.`,
            from,
            to: { path: any(types.map(path)), dependencyTypesNot: ['type-only'] },
          },
        ]
      : []),
    {
      name: `${room}-npm`,
      severity: 'error',
      comment: `From npm, src/${room} may import only ${list(npm)}. Write the few lines, or do it in a room that has the package.`,
      from,
      to: { path: 'node_modules/', pathNot: packages([...npm, ...npm.map((n) => `@types/${n}`)]) },
    },
    {
      name: `${room}-outside`,
      severity: 'error',
      comment: `src/${room} may import nothing outside src${outside.length > 0 ? ` but ${list(outside)}` : ''}. Code lives in src; data is handed in.`,
      from,
      to: {
        pathNot: `^src/|node_modules/${outside.map((o) => `|^(\\.\\./)*${escape(o)}/`).join('')}`,
        dependencyTypesNot: ['core', 'unknown'],
      },
    },
    ...(node
      ? []
      : [
          {
            name: `${room}-no-node`,
            severity: 'error',
            comment: `src/${room} runs in the browser: no Node built-ins. Files and processes belong to src/cli.`,
            from,
            to: { dependencyTypes: ['core'] },
          },
        ]),
  ];
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(rooms).flatMap(rulesOf),
    {
      name: 'd3-by-its-front-door',
      severity: 'error',
      comment:
        'Import by name from "d3", so that there is one version of it and one way to spell it.',
      from: { path: '^src/' },
      to: { path: 'node_modules/(@types/)?d3-' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'These files need each other to run. Take out what both need into a third file (a circle of `import type` alone is no circle).',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment:
        'There is no such file or package. Imports are relative and end in .ts or .svelte; packages stand in package.json.',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'nobody-imports-main-or-tests',
      severity: 'error',
      comment:
        'src/main.ts wires the page and the tests judge it; nothing in src depends on either.',
      from: { path: '^src/' },
      to: { path: '^(src/main[.]ts$|test/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'types', 'default'],
      extensions: ['.ts', '.js', '.svelte', '.d.ts'],
    },
  },
};
