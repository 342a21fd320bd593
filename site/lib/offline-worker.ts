/** Registers the service worker that `scripts/offline.mjs` describes. Not on plain http: browsers have none there. */

const file = '/service-worker.js';
const keptPaths = /^\/(tiles\/|api\/v1\/(regions|categories|norms)(\/[^/]+\/streets)?$)/;
/** Requests that are under way when the worker takes over end meanwhile. */
const settleMilliseconds = 1000;
/** The first circle comes first: fetching everything for a later visit would hold it up on a slow phone. */
const afterLoadMilliseconds = 2000;

export function startOfflineWorker(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  if (workers.controller) void takeNewVersion(workers);
  else
    workers.addEventListener(
      'controllerchange',
      () => setTimeout(keepWhatWasShown, settleMilliseconds),
      { once: true },
    );
  const register = () => void workers.register(file).catch(() => {});
  const later = () => setTimeout(register, afterLoadMilliseconds);
  if (document.readyState === 'complete') later();
  else addEventListener('load', later, { once: true });
}

/**
 * A new version that came in behind an earlier visit is let in now, while nobody has begun to use the page, which then loads
 * again from it. One that comes in later waits for the next start.
 */
async function takeNewVersion(workers: ServiceWorkerContainer): Promise<void> {
  const waiting = (await workers.getRegistration())?.waiting;
  if (!waiting) return;
  workers.addEventListener('controllerchange', () => location.reload(), { once: true });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker takes no origin
  waiting.postMessage({ type: 'SKIP_WAITING' });
}

/** What the first visit fetched before the worker was there is fetched once more, through it; positions are not among it. */
function keepWhatWasShown(): void {
  const shown = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  for (const url of shown)
    if (url.origin === location.origin && keptPaths.test(url.pathname))
      void fetch(url, { referrerPolicy: 'no-referrer' }).catch(() => {});
}
