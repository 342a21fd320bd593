/** Yearly evaluations by residents: one form for each person, community and year. */
import { randomUUID } from 'node:crypto';
import { and, eq, gte, lt } from 'drizzle-orm';
import type { AppDatabase } from './database.ts';
import { evaluations } from './schema.ts';

export interface StoredEvaluation {
  scores: number[];
  /** Sealed under the person's key. */
  remark: string | null;
  at: string;
}

export class Evaluations {
  private readonly database: AppDatabase;
  private readonly now: () => Date;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
  }

  /** Answers, or changes the answer that the person gave. */
  answer(
    community: string,
    year: number,
    userId: string,
    given: { scores: number[]; remark: string | null },
  ): StoredEvaluation {
    return this.database.write((tables) => {
      const values = { ...given, at: this.now().toISOString() };
      tables
        .insert(evaluations)
        .values({ id: randomUUID(), community, year, userId, ...values })
        .onConflictDoUpdate({
          target: [evaluations.community, evaluations.year, evaluations.userId],
          set: values,
        })
        .run();
      return values;
    });
  }

  own(community: string, year: number, userId: string): StoredEvaluation | undefined {
    const { scores, remark, at } = evaluations;
    return this.database.tables
      .select({ scores, remark, at })
      .from(evaluations)
      .where(
        and(
          eq(evaluations.community, community),
          eq(evaluations.year, year),
          eq(evaluations.userId, userId),
        ),
      )
      .get();
  }

  /** Scores of every answer of a year within an area, by community. */
  scoresWithin(area: string, year: number): Map<string, number[][]> {
    const { community, scores } = evaluations;
    const found = new Map<string, number[][]>();
    const rows = this.database.tables
      .select({ community, scores })
      .from(evaluations)
      .where(and(gte(community, area), lt(community, `${area}:`), eq(evaluations.year, year)))
      .all();
    for (const row of rows) {
      const list = found.get(row.community) ?? [];
      list.push(row.scores);
      found.set(row.community, list);
    }
    return found;
  }
}
