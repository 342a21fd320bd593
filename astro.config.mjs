import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import pwa from '@vite-pwa/astro';
import { defineConfig } from 'astro/config';
import { imageOrigins } from './site/lib/deployment-schema.ts';
import { deployment } from './site/lib/deployment.ts';
import { workbox } from './scripts/offline.mjs';
import { siteFiles } from './scripts/site-files.mjs';

const sharedWithCircle =
  /site\/(i18n\/translator|islands\/(category-icon|icon|later|words|search\/(datum-switch|hit-option|search-box|use-[a-z]+)|ui\/(field|toast))|lib\/(datums|device-storage|failure-words|fragment|last-circle|latest-only|local-time|locate|marked|phone|recent-places|regions|saved-places|view-state))\.tsx?$/;

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
      // Packs the circle's first script 2.7 KB smaller (gzip) than esbuild.
      minify: 'terser',
      terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
      rollupOptions: {
        // What every island needs is one file, and so is what most share with the circle's page: one packs smaller (gzip) than ten.
        output: {
          manualChunks: (id) =>
            /node_modules\/(preact|@astrojs\/preact)\//.test(id)
              ? 'preact'
              : sharedWithCircle.test(id)
                ? 'shared'
                : undefined,
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
