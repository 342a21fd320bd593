import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import pwa from '@vite-pwa/astro';
import { defineConfig } from 'astro/config';
import { imageOrigins } from './site/lib/deployment-schema.ts';
import { deployment } from './site/lib/deployment.ts';
import { workbox } from './scripts/offline.mjs';
import { siteFiles } from './scripts/site-files.mjs';

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist/site',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', assets: 'assets' },
  devToolbar: { enabled: false },
  integrations: [
    preact(),
    siteFiles(),
    // After the files that it lists. The page registers the worker itself (site/lib/offline-ready.ts).
    pwa({
      filename: 'service-worker.js',
      manifest: false,
      injectRegister: null,
      registerType: 'prompt',
      workbox,
    }),
  ],
  vite: {
    build: {
      rollupOptions: {
        // Every island needs all of it: one file packs 769 bytes smaller (gzip) than five.
        output: {
          manualChunks: (id) =>
            /node_modules\/(preact|@astrojs\/preact)\//.test(id) ? 'preact' : undefined,
        },
      },
    },
    resolve: {
      alias: Object.fromEntries(
        ['@protomaps/basemaps', 'pmtiles'].map((name) => [
          name,
          fileURLToPath(new URL('site/map/left-out.ts', import.meta.url)),
        ]),
      ),
    },
  },
  experimental: {
    csp: {
      directives: [
        "default-src 'self'",
        // Other hosts only where the deployment has chosen maps of theirs.
        ["img-src 'self' data:", ...imageOrigins(deployment())].join(' '),
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
    },
  },
});
