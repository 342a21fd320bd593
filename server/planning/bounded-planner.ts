/** Asks one question at a time, the same one once, and refuses when too many wait. Answers are kept while nothing changed. */
import { BytesKept } from './bytes-kept.ts';
import type { About, Planner, Runner } from './planner.ts';
import { mostWaiting, notKept, type Kind, type QuestionOf, type Told } from './questions.ts';

const mostBytes = 64 * 2 ** 20;
/** What an answer takes beside its bytes. */
const overheadBytes = 500;

export class BoundedPlanner implements Planner {
  private readonly runner: Runner;
  private readonly limits: Readonly<Record<Kind, number>>;
  private readonly kept = new BytesKept<unknown>(mostBytes);
  private readonly underWay = new Map<string, Promise<unknown>>();
  private readonly waiting = new Map<Kind, number>();
  private last: Promise<unknown> = Promise.resolve();
  private readonly numbers = new WeakMap<object, number>();
  private count = 0;

  constructor(runner: Runner, limits = mostWaiting) {
    this.runner = runner;
    this.limits = limits;
  }

  async keyOf(about: About): Promise<string> {
    const told = await this.ask<'key'>({ ...about, population: null }, { kind: 'key' });
    if (!told.ok) throw new Error(`the region's key cannot be asked for: ${told.reason}`);
    return told.answer;
  }

  ask<K extends Kind>(about: About, question: QuestionOf<K>): Promise<Told<K>> {
    const name = `${this.nameOf(about)} ${JSON.stringify(question)}`;
    const kept = this.kept.get(name);
    if (kept !== undefined) return Promise.resolve(kept as Told<K>);
    const same = this.underWay.get(name);
    if (same) return same as Promise<Told<K>>;
    const { kind } = question;
    const waiting = this.waiting.get(kind) ?? 0;
    if (waiting >= this.limits[kind])
      return Promise.resolve({ ok: false, reason: 'planner-busy', quoted: { count: waiting } });
    this.waiting.set(kind, waiting + 1);
    const told = this.last.then(() => this.runner.run<K>(about, question));
    const end = () => {
      this.waiting.set(kind, this.waiting.get(kind)! - 1);
      this.underWay.delete(name);
    };
    const done = told.then(
      (answer) => {
        end();
        if (!notKept.has(kind)) this.kept.put(name, answer, bytesOf(answer));
        return answer;
      },
      (error: unknown) => {
        end();
        throw error;
      },
    );
    this.underWay.set(name, done);
    // The next one starts whatever became of this one.
    this.last = done.catch(() => undefined);
    return done;
  }

  async close(): Promise<void> {
    await this.runner.close();
  }

  private nameOf({ engine, population, divisionNames }: About): string {
    const numbers = [engine, population, divisionNames].map((part) => {
      if (part === null) return 0;
      let number = this.numbers.get(part);
      if (number === undefined) this.numbers.set(part, (number = ++this.count));
      return number;
    });
    return numbers.join('.');
  }
}

/** Roughly what a value keeps in memory: bytes of its buffers, letters of its texts, eight for whatever else. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength + overheadBytes;
  if (typeof value === 'string') return 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  let bytes = overheadBytes;
  for (const part of Object.values(value)) bytes += bytesOf(part);
  return bytes;
}
