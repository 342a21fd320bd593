/** Yearly evaluations by residents: one form for each person, community and year. */
import { randomUUID } from 'node:crypto';
import { and, eq, gte, lt } from 'drizzle-orm';
import { AuditLog } from './audit.ts';
import type { AppDatabase } from './database.ts';
import { remarkOf } from './own-data.ts';
import type { PersonKeys } from './person-keys.ts';
import { evaluations } from './schema.ts';

export interface StoredEvaluation {
  scores: number[];
  remark: string | null;
  at: string;
}

export class Evaluations {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly seals: PersonKeys;
  private readonly audit: AuditLog;

  constructor(database: AppDatabase, now: () => Date, seals: PersonKeys) {
    this.audit = new AuditLog(database, now);
    this.database = database;
    this.now = now;
    this.seals = seals;
  }

  /** Answers, or changes the answer that the person gave. */
  answer(
    community: string,
    year: number,
    userId: string,
    given: { scores: number[]; remark: string | null },
  ): StoredEvaluation {
    return this.database.write((tables) => {
      const before = this.row(community, year, userId);
      const id = before?.id ?? randomUUID();
      const { scores, remark } = given;
      const sealed = remark === null ? null : this.seals.seal(userId, remarkOf(id), remark);
      const values = { scores, remark: sealed, at: this.now().toISOString() };
      if (before) tables.update(evaluations).set(values).where(eq(evaluations.id, id)).run();
      else
        tables
          .insert(evaluations)
          .values({ id, community, year, userId, ...values })
          .run();
      // That somebody answered, never what.
      this.audit.add(
        {
          actor: userId,
          action: before ? 'evaluation:change' : 'evaluation:answer',
          subjectKind: 'evaluation',
          subject: id,
          area: community,
          after: { year },
        },
        tables,
      );
      return { ...given, at: values.at };
    });
  }

  own(community: string, year: number, userId: string): StoredEvaluation | undefined {
    const row = this.row(community, year, userId);
    if (!row) return undefined;
    const { id, scores, remark, at } = row;
    const opened = remark === null ? null : this.seals.open(userId, remarkOf(id), remark);
    return { scores, remark: opened, at };
  }

  private row(community: string, year: number, userId: string) {
    return this.database.tables
      .select()
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
