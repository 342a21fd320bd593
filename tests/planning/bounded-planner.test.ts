import { describe, expect, test } from 'vitest';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { BoundedPlanner } from '../../server/planning/bounded-planner.ts';
import type { About, Runner } from '../../server/planning/planner.ts';
import type { CoverageQuestion } from '../../server/planning/questions.ts';

const about: About = { engine: {} as RegionEngine, population: null, divisionNames: {} };
const question = (category: string): CoverageQuestion => ({
  kind: 'coverage',
  category,
  choice: 1,
  profile: 'walk',
  minutes: null,
  at: null,
  day: '2026-03-04',
  level: 'community',
  meters: 0,
  format: 'csv',
  comes: null,
});

/** Answers each question when it is told to, with its category as the only row. */
class Slow implements Runner {
  readonly begun: string[] = [];
  private readonly waiting: (() => void)[] = [];
  fails = false;

  async run(_about: About, asked: { kind: string; category?: string }) {
    this.begun.push(asked.category ?? asked.kind);
    await new Promise<void>((done) => this.waiting.push(done));
    if (this.fails) throw new Error('broken');
    return { ok: true, answer: { rows: [[asked.category]] } } as never;
  }

  async close() {}

  async finish(): Promise<void> {
    while (this.waiting.length === 0) await new Promise((done) => setImmediate(done));
    this.waiting.shift()!();
    await new Promise((done) => setImmediate(done));
  }
}

function planner(most = 20) {
  const runner = new Slow();
  return { runner, bounded: new BoundedPlanner(runner, { key: 5, coverage: most } as never) };
}

describe('questions to the planner', () => {
  test('are worked on one after the other', async () => {
    const { runner, bounded } = planner();
    const both = ['a', 'b'].map((code) => bounded.ask<'coverage'>(about, question(code)));
    await new Promise((done) => setImmediate(done));
    expect(runner.begun).toEqual(['a']);
    await runner.finish();
    expect(runner.begun).toEqual(['a', 'b']);
    await runner.finish();
    expect(await Promise.all(both)).toEqual(
      ['a', 'b'].map((code) => ({ ok: true, answer: { rows: [[code]] } })),
    );
  });

  test('that are the same are worked on once, while they wait and afterwards', async () => {
    const { runner, bounded } = planner();
    const both = [1, 2].map(() => bounded.ask<'coverage'>(about, question('a')));
    await runner.finish();
    await Promise.all(both);
    await bounded.ask<'coverage'>(about, question('a'));
    expect(runner.begun).toEqual(['a']);
    // Another engine is another question.
    const other = bounded.ask<'coverage'>({ ...about, engine: {} as RegionEngine }, question('a'));
    await runner.finish();
    await other;
    expect(runner.begun).toEqual(['a', 'a']);
  });

  test('are refused when too many of their kind wait, and taken again later', async () => {
    const { runner, bounded } = planner(2);
    const taken = ['a', 'b'].map((code) => bounded.ask<'coverage'>(about, question(code)));
    expect(await bounded.ask<'coverage'>(about, question('c'))).toEqual({
      ok: false,
      reason: 'planner-busy',
      quoted: { count: 2 },
    });
    await runner.finish();
    const later = bounded.ask<'coverage'>(about, question('c'));
    await runner.finish();
    await runner.finish();
    expect((await later).ok).toBe(true);
    await Promise.all(taken);
  });

  test('that break hold up nobody and are asked anew', async () => {
    const { runner, bounded } = planner();
    runner.fails = true;
    const broken = bounded.ask<'coverage'>(about, question('a'));
    const words = broken.catch((error: Error) => error.message);
    const next = bounded.ask<'coverage'>(about, question('b'));
    await runner.finish();
    expect(await words).toBe('broken');
    runner.fails = false;
    await runner.finish();
    expect((await next).ok).toBe(true);
    const again = bounded.ask<'coverage'>(about, question('a'));
    await runner.finish();
    expect((await again).ok).toBe(true);
  });
});
