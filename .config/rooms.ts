/**
 * The gate between the rooms. dependency-cruiser does the work; this script adds what it cannot see
 * (`import type` inside a .svelte file, `new URL('…', import.meta.url)`, a file it silently skipped,
 * a folder of src/ that is in no table) and prints one line for each refusal.
 */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import table from './rooms.json' with { type: 'json' };

interface Room {
  readonly imports: readonly string[];
  readonly types: readonly string[];
}
const rooms: Readonly<Record<string, Room>> = table;

export interface Refusal {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
  readonly advice: string;
}

export interface Verdict {
  readonly seen: number;
  readonly refusals: readonly Refusal[];
}

interface Report {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
    readonly ruleSetUsed: {
      readonly forbidden: readonly { readonly name: string; readonly comment: string }[];
    };
  };
}

const configFolder = import.meta.dirname;

async function cruise(base: string): Promise<Report> {
  const bin = join(configFolder, '../node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(configFolder, '../.dependency-cruiser.cjs');
  const args = [bin, 'src', '--config', config, '--output-type', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: base,
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Report;
}

const scripts = (svelte: string): string =>
  [...svelte.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');

/** The files that `source` names in ways which dependency-cruiser does not follow. */
function hiddenImports(file: string, source: string): string[] {
  const found = [
    ...source.matchAll(/new URL\(\s*['"`]([^'"`]+)['"`]\s*,\s*import\.meta\.url/g),
  ].map((match) => match[1] ?? '');
  if (file.endsWith('.svelte')) {
    for (const name of ts.preProcessFile(scripts(source)).importedFiles) found.push(name.fileName);
  }
  return found.filter((name) => name.startsWith('.'));
}

const roomOf = (file: string): string | undefined => /^src\/([^/]+)\//.exec(file)?.[1];

/** May a file of this room name that file at all? Whether for its types only is for dependency-cruiser to say. */
function allowed(room: string, to: string): boolean {
  const { imports, types } = rooms[room] ?? { imports: [], types: [] };
  return [room, ...imports, ...types].some((name) =>
    name.includes('/') ? to === `src/${name}.ts` : to.startsWith(`src/${name}/`),
  );
}

export async function checkRooms(base: string): Promise<Verdict> {
  const report = await cruise(base);
  const seen = new Set(report.modules.map((module) => module.source));
  const { violations, ruleSetUsed } = report.summary;
  const comments = new Map(ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  const refusals: Refusal[] = violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
    advice: comments.get(rule.name) ?? '',
  }));
  const files = readdirSync(join(base, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.split(sep).join('/')}`)
    .filter((file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.d.ts'));

  for (const file of files) {
    if (!seen.has(file)) {
      const advice = 'dependency-cruiser did not read this file, so its imports went unjudged.';
      refusals.push({ rule: 'gate-is-blind', from: file, to: file, advice });
    }
    const room = roomOf(file);
    if (room === undefined) continue; // src/main.ts wires the rooms together
    if (!(room in rooms)) {
      const advice = `src/${room} is in no row of .config/rooms.json. Add a row, or use a room that exists.`;
      refusals.push({ rule: 'not-a-room', from: file, to: `src/${room}`, advice });
      continue;
    }
    for (const name of hiddenImports(file, readFileSync(join(base, file), 'utf8'))) {
      const to = posix.join(posix.dirname(file), name);
      if (to.startsWith('src/') && !allowed(room, to)) {
        const advice = `src/${room} may import only ${(rooms[room]?.imports ?? []).join(', ') || 'nothing'}.`;
        refusals.push({ rule: `${room}-imports`, from: file, to, advice });
      } else if (!existsSync(join(base, to))) {
        const advice = 'There is no such file.';
        refusals.push({ rule: 'no-unresolvable', from: file, to, advice });
      }
    }
  }
  return { seen: files.filter((file) => seen.has(file)).length, refusals };
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) {
  const base = resolve(configFolder, '..');
  const { seen, refusals } = await checkRooms(base);
  const told = new Set<string>();
  for (const { rule, from, to, advice } of refusals) {
    const line = `${rule}: ${relative('.', from)} -> ${to}`;
    if (!told.has(line)) console.error(`${line}\n  ${advice}`);
    told.add(line);
  }
  console.log(
    told.size > 0
      ? `${String(told.size)} imports refused among ${String(seen)} modules`
      : `rooms: ${String(seen)} modules, every import in its row`,
  );
  process.exitCode = told.size > 0 ? 1 : 0;
}
