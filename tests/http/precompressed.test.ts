import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { precompress } from '../../scripts/precompress.mjs';
import type { App } from '../../server/http/app.ts';
import { appOver } from '../fixtures/http-world.ts';

const page = `<!doctype html>${'<p>近邻圈</p>'.repeat(200)}`;
let folder: string;
let app: App;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-site-'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'small.js'), 'x'.repeat(1023));
  writeFileSync(join(folder, 'edge.js'), 'x'.repeat(1024));
  precompress(folder);
  app = await appOver([], { siteDir: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (url: string, encoding: string) =>
  app.inject({ url, headers: { 'accept-encoding': encoding } });

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
])(
  'who accepts %s gets the file compressed at the build with %s',
  async (accepts, encoding, open) => {
    const { headers, rawPayload } = await get('/', accepts);
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(rawPayload.length).toBeLessThan(200);
    expect(open(rawPayload).toString()).toBe(page);
  },
);

test('who accepts neither gets it plain', async () => {
  const { headers, body } = await get('/', 'identity');
  expect(headers['content-encoding']).toBeUndefined();
  expect(body).toBe(page);
});

test('files from one packet on are compressed, smaller ones not', async () => {
  expect((await get('/edge.js', 'br')).headers['content-encoding']).toBe('br');
  expect((await get('/small.js', 'br')).headers['content-encoding']).toBeUndefined();
});
