/** What the service worker keeps, for `astro.config.mjs`. */

const icon = (pixels, purpose) => ({
  src: `/icon${purpose === 'maskable' ? '-maskable' : ''}-${pixels}.png`,
  sizes: `${pixels}x${pixels}`,
  type: 'image/png',
  purpose,
});

/** The manifest of an installed page; each language has its own, in the words of `site/i18n`. */
export const manifest = (lang, messages) => {
  const start = lang === 'en' ? '/en/' : '/';
  return {
    id: start,
    lang,
    dir: 'ltr',
    name: messages['site.name'],
    short_name: messages['site.name'],
    description: messages['site.description'],
    start_url: start,
    scope: '/',
    display: 'standalone',
    background_color: '#f7f3ec',
    theme_color: '#0f6b5c',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      ...['any', 'maskable'].flatMap((purpose) => [icon(192, purpose), icon(512, purpose)]),
    ],
  };
};

/** A page that cannot be had from the network is answered by the start page of its language. */
const pageOr = (fallbackURL, urlPattern) => ({
  urlPattern,
  handler: 'NetworkOnly',
  options: { precacheFallback: { fallbackURL } },
});

/**
 * Options of Workbox. Positions are private: circles and routes (`/api/v1/circle`, `/api/v1/route`) are in no rule and so
 * never kept by the worker. Functions here are copied into the worker as text and may use nothing outside themselves.
 */
export const workbox = {
  globPatterns: ['**/*.{html,js,css,svg}', 'icon-192.png'],
  // Charts are drawn for planners alone: nobody else's device shall keep them.
  globIgnores: ['404.html', 'plain.css', 'assets/draw-chart.*.js'],
  navigateFallback: null,
  cleanupOutdatedCaches: true,
  // The first visit too fills the caches; a newer worker waits until a page that starts lets it in (offline-ready.ts).
  clientsClaim: true,
  skipWaiting: false,
  inlineWorkboxRuntime: true,
  sourcemap: false,
  runtimeCaching: [
    pageOr(
      '/en/',
      ({ request, url }) =>
        request.mode === 'navigate' && /^\/(plain\/)?en(\/|$)/.test(url.pathname),
    ),
    pageOr(
      '/',
      ({ request, url }) => request.mode === 'navigate' && !/^\/api(\/|$)/.test(url.pathname),
    ),
    {
      urlPattern: ({ url, sameOrigin }) =>
        sameOrigin && /^\/api\/v1\/(regions|categories|norms)$/.test(url.pathname),
      handler: 'NetworkFirst',
      options: {
        cacheName: 'jinlin-facts',
        networkTimeoutSeconds: 4,
        expiration: { maxEntries: 8 },
      },
    },
    {
      // Ground under the circle. What was shown once is shown at once; a newer one comes in behind it.
      urlPattern: ({ url, sameOrigin }) =>
        sameOrigin && /^\/(tiles\/|api\/v1\/regions\/[^/]+\/streets$)/.test(url.pathname),
      handler: 'StaleWhileRevalidate',
      options: {
        cacheName: 'jinlin-map',
        cacheableResponse: { statuses: [200, 204] },
        expiration: { maxEntries: 600, purgeOnQuotaError: true },
      },
    },
  ],
};
