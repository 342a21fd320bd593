/**
 * Several writes share one commit, and with it the wait for the disk. Each is a savepoint of its own, so that one that throws is undone
 * alone; all are answered after the commit, never before it.
 */
import type { AppDatabase } from './database.ts';

/** Whoever else waits for the lock waits no longer than so many take. */
const mostTogether = 32;

interface Job {
  work: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

export class GroupCommit {
  private readonly database: AppDatabase;
  private waiting: Job[] = [];

  constructor(database: AppDatabase) {
    this.database = database;
  }

  /** The work runs soon, together with what else is asked for until then. */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.waiting.length === 0) this.schedule();
      this.waiting.push({ work, resolve: resolve as Job['resolve'], reject });
    });
  }

  private schedule(): void {
    setImmediate(() => {
      const jobs = this.waiting.slice(0, mostTogether);
      this.waiting = this.waiting.slice(mostTogether);
      if (this.waiting.length > 0) this.schedule();
      this.commit(jobs);
    });
  }

  private commit(jobs: readonly Job[]): void {
    let answers: (() => void)[];
    try {
      answers = this.database.write(() => jobs.map((job) => this.done(job)));
    } catch (error) {
      // Nothing of it stands.
      for (const { reject } of jobs) reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  /** What is to be said once it is committed. */
  private done({ work, resolve, reject }: Job): () => void {
    try {
      const value = this.database.write(work);
      return () => resolve(value);
    } catch (error) {
      // A full disk undoes everything at once, what went well before included.
      if (!this.database.raw.inTransaction) throw error;
      return () => reject(error);
    }
  }
}
