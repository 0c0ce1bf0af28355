import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * The service worker. It fetches every file of the build once, answers from there, and keeps the
 * files of the version before, so that a page still open when a new version arrives can go on.
 */
const worker = (version: string, files: readonly string[]): string => `
const own = 'zabscope ' + registration.scope + ' ';
const current = own + ${JSON.stringify(version)};
const files = ${JSON.stringify(files)};
addEventListener('install', (event) => {
  const requests = files.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(current).then((cache) => cache.addAll(requests)).then(() => skipWaiting()));
});
const tidy = async () => {
  const old = (await caches.keys()).filter((key) => key.startsWith(own) && key !== current);
  await Promise.all(old.slice(0, -1).map((key) => caches.delete(key)));
  await clients.claim();
};
addEventListener('activate', (event) => event.waitUntil(tidy()));
const answer = async (request) => {
  const page = request.mode === 'navigate';
  // Hosts answer "Vary: Origin" and module scripts carry one; a deep link may carry a query.
  const how = { ignoreVary: true, ignoreSearch: page };
  const wanted = page ? './' : request;
  const cache = await caches.open(current);
  return (await cache.match(wanted, how)) ?? (await caches.match(wanted, how)) ?? fetch(request);
};
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(registration.scope)) event.respondWith(answer(request));
});
`;

const register = `addEventListener('load', () => navigator.serviceWorker?.register('./sw.js'));\n`;

function filesUnder(folder: string): string[] {
  if (!folder || !existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.split(sep).join('/'));
}

/** Makes the built page work without a network from its second visit on. Nothing of this is there in `vite dev`. */
export function offline(): Plugin {
  let publicFolder = '';
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    transformIndexHtml: () => [
      { tag: 'script', attrs: { src: './offline.js', defer: true }, injectTo: 'head' },
    ],
    generateBundle(_, bundle) {
      this.emitFile({ type: 'asset', fileName: 'offline.js', source: register });
      const contents = new Map<string, string | Uint8Array>([['offline.js', register]]);
      for (const [name, item] of Object.entries(bundle)) {
        contents.set(name, item.type === 'chunk' ? item.code : item.source);
      }
      for (const name of filesUnder(publicFolder)) {
        contents.set(name, readFileSync(join(publicFolder, name)));
      }
      const names = [...contents.keys()].filter((name) => !name.endsWith('.map')).sort();
      const hash = createHash('sha256');
      for (const name of names) hash.update(name).update(contents.get(name) ?? '');
      const version = hash.digest('hex').slice(0, 12);
      const files = ['./', ...names.filter((name) => name !== 'index.html')];
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: worker(version, files) });
    },
  };
}
