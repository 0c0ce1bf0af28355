/**
 * What a first visit loads before anyone clicks: index.html, its scripts with all they import
 * statically or start as a worker, its stylesheets and their fonts. `--json` prints the bytes only.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const budget = 200_000;
const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');

const references = {
  '.html': [/<(?:script|link)[^>]+(?:src|href)="(\.\/[^"]+)"/g],
  '.js': [/(?:from|import)\s*["'](\.[^"']+)["']/g, /new URL\(\s*["'`]([^"'`]+\.js)["'`]/g],
  '.css': [/url\(["']?([^"')]+)["']?\)/g],
};

const sizes = new Map();
function visit(file) {
  if (sizes.has(file)) return;
  const content = readFileSync(join(dist, file));
  // A font is compressed already; a host sends it as it is.
  sizes.set(
    file,
    file.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length,
  );
  for (const pattern of references[posix.extname(file)] ?? []) {
    for (const [, name] of content.toString('utf8').matchAll(pattern)) {
      if (!/^(data|https?):|^#/.test(name)) visit(posix.join(posix.dirname(file), name));
    }
  }
}
visit('index.html');

const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ budget, total, files: Object.fromEntries(sizes) }));
} else {
  for (const [file, size] of [...sizes].sort((a, b) => b[1] - a[1])) {
    console.log(`${(size / 1000).toFixed(1).padStart(7)} kB  ${file}`);
  }
  console.log(`first load ${(total / 1000).toFixed(1)} kB gzip, budget ${budget / 1000} kB`);
}
process.exitCode = total > budget ? 1 : 0;
