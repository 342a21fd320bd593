/** What falls due by itself: holds and requests that lapse, visits that nobody ended. Rows say when, so a restart forgets nothing. */

export interface Lapsing {
  /** Works off what is due, at most so many. @returns how many there were */
  lapseDue(most: number): number;
}

const mostAtOnce = 200;
export const everyMs = 5000;

/** @returns ends the job */
export function startLapsing(lapsing: Lapsing, say: (message: string) => void): () => void {
  const run = () => {
    try {
      const count = lapsing.lapseDue(mostAtOnce);
      // The rest at once, but after the questions that wait.
      if (count === mostAtOnce) setImmediate(run);
    } catch (error) {
      say(`what fell due could not be worked off: ${(error as Error).message}`);
    }
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
