/** Tells of ratings that are seen since their time is over. The rows say which were told, so a restart forgets and repeats nothing. */

export interface Telling {
  /** Looks at the next ones, at most so many, and tells of what nobody was told of. @returns at how many it looked */
  tell(most: number): number;
}

const mostAtOnce = 50;
/** A rating is blind for days: minutes more are nothing, and the question reads all ratings. */
export const everyMs = 300_000;

/** @returns ends the job */
export function startTellingShownRatings(
  telling: Telling,
  say: (message: string) => void,
): () => void {
  let ended = false;
  const run = () => {
    if (ended) return;
    try {
      // The rest at once, but after the questions that wait.
      if (telling.tell(mostAtOnce) === mostAtOnce) setImmediate(run);
    } catch (error) {
      say(`ratings that are seen now could not be told of: ${(error as Error).message}`);
    }
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
