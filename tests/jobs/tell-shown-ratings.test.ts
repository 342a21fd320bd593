import { expect, test } from 'vitest';
import { startTellingShownRatings } from '../../server/jobs/tell-shown-ratings.ts';

test('what waits is told of in turns, and an error is said and ends nothing', async () => {
  const asked: number[] = [];
  const said: string[] = [];
  let waiting = 120;
  const telling = {
    tell(most: number) {
      asked.push(most);
      if (asked.length === 4) throw new Error('disk full');
      const told = Math.min(most, waiting);
      waiting -= told;
      return told;
    },
  };
  const stop = startTellingShownRatings(telling, (line) => said.push(line));
  // The first lot at once, the others behind the questions that wait.
  expect(asked).toEqual([50]);
  await expect.poll(() => waiting).toBe(0);
  expect(asked).toEqual([50, 50, 50]);
  stop();
  startTellingShownRatings(telling, (line) => said.push(line))();
  expect(said).toEqual(['ratings that are seen now could not be told of: disk full']);
});

test('it ends when it is stopped, between two lots as well', async () => {
  let lots = 0;
  startTellingShownRatings({ tell: (most) => (lots++, most) }, () => expect.fail('no error'))();
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(lots).toBe(1);
});
