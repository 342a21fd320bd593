import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LatestOnly } from '../../site/lib/latest-only.ts';

/** Work that ends when told to. */
function bench() {
  const started: { input: number; end: () => void; fail: (error: Error) => void }[] = [];
  const delivered: [input: number, newest: boolean][] = [];
  const errors: unknown[] = [];
  const latest = new LatestOnly<number, number>(
    (input) =>
      new Promise((resolve, reject) => {
        started.push({ input, end: () => resolve(input * 10), fail: reject });
      }),
    (output, input, newest) => {
      expect(output).toBe(input * 10);
      delivered.push([input, newest]);
    },
    (error) => errors.push(error),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    latest,
    started,
    delivered,
    errors,
    settle,
    inputs: () => started.map(({ input }) => input),
  };
}

describe('of many questions', () => {
  it('the first starts at once', () => {
    const { latest, inputs } = bench();
    latest.ask(1);
    expect(inputs()).toEqual([1]);
    expect(latest.idle).toBe(false);
  });

  it('only the newest of those asked meanwhile is worked on', async () => {
    const { latest, started, delivered, inputs, settle } = bench();
    for (const input of [1, 2, 3, 4]) latest.ask(input);
    expect(inputs()).toEqual([1]);
    started[0]!.end();
    await settle();
    expect(inputs()).toEqual([1, 4]);
    started[1]!.end();
    await settle();
    expect(delivered).toEqual([
      [1, false],
      [4, true],
    ]);
    expect(latest.idle).toBe(true);
  });

  it('a later one starts at once again', async () => {
    const { latest, started, inputs, settle } = bench();
    latest.ask(1);
    started[0]!.end();
    await settle();
    latest.ask(2);
    expect(inputs()).toEqual([1, 2]);
  });

  it('one that fails is reported and does not stop the next', async () => {
    const { latest, started, delivered, errors, settle } = bench();
    latest.ask(1);
    latest.ask(2);
    started[0]!.fail(new Error('lost'));
    await settle();
    started[1]!.end();
    await settle();
    expect(errors).toEqual([new Error('lost')]);
    expect(delivered).toEqual([[2, true]]);
  });

  it('one asked while an answer is delivered is not lost', async () => {
    const seen: number[] = [];
    const latest: LatestOnly<number, number> = new LatestOnly(
      (input) => Promise.resolve(input),
      (output) => {
        seen.push(output);
        if (output < 3) latest.ask(output + 1);
      },
    );
    latest.ask(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual([1, 2, 3]);
  });
});

it('never runs two at a time, answers in order, and always answers the last', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('ask', 'end', 'fail'), { maxLength: 60 }),
      async (events) => {
        const { latest, started, delivered, errors, settle } = bench();
        let asked = 0;
        let ended = 0;
        const endOne = async (how: 'end' | 'fail') => {
          if (started.length === ended) return;
          const work = started[ended++]!;
          if (how === 'end') work.end();
          else work.fail(new Error('lost'));
          await settle();
        };
        for (const event of events) {
          if (event === 'ask') latest.ask(++asked);
          else await endOne(event as 'end' | 'fail');
          expect(started.length - ended).toBeLessThanOrEqual(1);
        }
        while (started.length > ended) await endOne('end');
        expect(latest.idle).toBe(true);
        const answered = delivered.map(([input]) => input);
        expect(answered).toEqual(answered.toSorted((a, b) => a - b));
        if (asked > 0) expect(started.at(-1)!.input).toBe(asked);
        expect(delivered.length + errors.length).toBe(started.length);
      },
    ),
    { numRuns: 200 },
  );
});
