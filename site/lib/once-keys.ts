import type { Failure } from './api.ts';

/** Keys (`Idempotency-Key`) of steps that must not be done twice: the same step keeps its key until it was answered for good. */
export class OnceKeys {
  private readonly waiting = new Map<string, string>();
  private readonly make: () => string;

  constructor(make: () => string) {
    this.make = make;
  }

  keyFor(path: string, body: unknown): string {
    const step = stepOf(path, body);
    const key = this.waiting.get(step) ?? this.make();
    this.waiting.set(step, key);
    return key;
  }

  /** @param failure null: it was done. Who heard nothing, or only that the service is busy, asks again by the same key. */
  answered(path: string, body: unknown, failure: Failure | null): void {
    if (isDecided(failure)) this.waiting.delete(stepOf(path, body));
  }
}

/** Only an answer of the service says that a step is decided, one way or the other; a broken line says nothing. */
export const isDecided = (failure: Failure | null): boolean =>
  failure === null || (failure.kind === 'problem' && failure.problem.status < 500);

const stepOf = (path: string, body: unknown): string => `${path} ${JSON.stringify(body)}`;
