/** What the built site has beside Astro's pages: icons and manifests for the home screen, and the style of the plain pages. An Astro integration. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import sharp from 'sharp';
import { manifest } from './offline.mjs';
import { root } from './stale.mjs';

/** Maskable icons lose up to a tenth at each edge: the drawing shrinks, its ground fills the square. */
const ICONS = [
  { name: 'icon-192.png', pixels: 192, part: 1 },
  { name: 'icon-512.png', pixels: 512, part: 1 },
  { name: 'icon-maskable-192.png', pixels: 192, part: 0.8 },
  { name: 'icon-maskable-512.png', pixels: 512, part: 0.8 },
  { name: 'apple-touch-icon.png', pixels: 180, part: 0.8 },
];

export function siteFiles() {
  return {
    name: 'jinlin-site-files',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        await makeIcons(folder);
        makeManifests(folder);
        await build({
          absWorkingDir: root,
          entryPoints: ['site/styles/plain.css'],
          outfile: join(folder, 'plain.css'),
          bundle: true,
          minify: true,
        });
      },
    },
  };
}

function makeManifests(folder) {
  const files = { 'zh-CN': 'manifest.webmanifest', en: 'en/manifest.webmanifest' };
  for (const [lang, file] of Object.entries(files)) {
    const messages = JSON.parse(readFileSync(join(root, 'site', 'i18n', `${lang}.json`), 'utf8'));
    writeFileSync(join(folder, file), JSON.stringify(manifest(lang, messages)));
  }
}

async function makeIcons(folder) {
  const svg = readFileSync(join(root, 'site', 'public', 'icon.svg'), 'utf8');
  const ground = /<rect[^>]* fill="(#[0-9a-f]{6})"/.exec(svg)?.[1];
  if (!ground) throw new Error('icon.svg no longer begins with a coloured rectangle');
  for (const { name, pixels, part } of ICONS) {
    const size = Math.round(pixels * part);
    const drawing = await sharp(Buffer.from(svg), { density: (72 * size) / 64 })
      .resize(size, size)
      .png()
      .toBuffer();
    const ready =
      part === 1
        ? sharp(drawing)
        : sharp({
            create: { width: pixels, height: pixels, channels: 4, background: ground },
          }).composite([{ input: drawing }]);
    await ready.png({ compressionLevel: 9 }).toFile(join(folder, name));
  }
}
