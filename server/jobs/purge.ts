/** Deletes at the start, and every hour, what has been kept long enough. */
import type { Retention } from '../domain/retention.ts';
import type { Purge } from '../store/app/purge.ts';

export const everyMs = 3600_000;

/** @returns ends the job */
export function startPurging(
  purge: Pick<Purge, 'run'>,
  retention: Retention,
  say: (message: string) => void,
): () => void {
  const run = () => {
    try {
      const kinds = Object.entries(purge.run(retention)).filter(([, count]) => count > 0);
      if (kinds.length > 0)
        say(`kept long enough and deleted: ${kinds.map(([kind, n]) => `${n} ${kind}`).join(', ')}`);
    } catch (error) {
      say(`what was kept long enough could not be deleted: ${(error as Error).message}`);
    }
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
