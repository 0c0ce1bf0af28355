/** The folder `dist` must work from any static host, under any path, within its own policy, and without a network. */
import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const dist = join(import.meta.dirname, '../../dist');
const path = '/some/where/deep/';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** As plain as a host can be: files below one path, and 404 for all else. */
const serve = (): Server =>
  createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    const name = asked.startsWith(path) ? normalize(asked.slice(path.length)) : '..';
    const file = name === '.' || name === '' ? 'index.html' : name;
    if (file.startsWith('..')) {
      response.writeHead(404).end();
      return;
    }
    readFile(join(dist, file)).then(
      (content) => {
        response
          .writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
          .end(content);
      },
      () => response.writeHead(404).end(),
    );
  });

let server: Server;
let address = '';
const stop = (): Promise<void> =>
  new Promise((done) => {
    server.closeAllConnections();
    server.close(() => {
      done();
    });
  });

test.beforeEach(async () => {
  server = serve();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
});
test.afterEach(stop);

/** All that a page complains of: script errors, refusals of the policy, files that were not there. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(message.text());
  });
  page.on('requestfailed', (request) => heard.push(`failed: ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  return heard;
}

test('the page runs under a deep path and complains of nothing', async ({ page }) => {
  const heard = complaints(page);
  await page.goto(address);
  await expect(page.getByRole('button', { name: /^(Play|Pause)$/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', /^(en|zh)/);
  await page.evaluate(() => navigator.serviceWorker.ready);
  expect(heard).toEqual([]);
});

test('the page asks nobody but its own host', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(address);
  await expect(page.getByRole('button', { name: /^(Play|Pause)$/ })).toBeVisible();
  const elsewhere = asked.filter((url) => !url.startsWith(address) && !/^(data|blob):/.test(url));
  expect(elsewhere).toEqual([]);
});

test('after one visit the page works with its host gone', async ({ page }) => {
  await page.goto(address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  // The first visit may still ask its host for parts.
  await page.goto('about:blank');
  await stop();
  const heard = complaints(page);
  await page.goto(`${address}?again`);
  await expect(page.getByRole('button', { name: /^(Play|Pause)$/ })).toBeVisible();
  expect(heard).toEqual([]);
  server.listen(0); // for the stop after each test
});

test('the visitor’s dark or light is there before the first paint', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('zabscope.theme', 'dark');
  });
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
