/**
 * One piece of work in flight at a time, and of those asked for meanwhile only the newest.
 *
 * Invariant: at most one `work` runs and at most one input waits. So answers arrive in the order of their
 * questions, no answer overtakes a newer one, and the last question asked is always answered. A dragged
 * pin asks a hundred times a second and the server sees one request after the other, never a queue.
 */
export class LatestOnly<Input, Output> {
  #running = false;
  #waiting: { input: Input } | undefined;

  constructor(
    private readonly work: (input: Input) => Promise<Output>,
    /** `newest` is false when a newer input is already waiting. */
    private readonly deliver: (output: Output, input: Input, newest: boolean) => void,
    private readonly report: (error: unknown) => void = (error) => reportError(error),
  ) {}

  /** True when nothing runs and nothing waits. */
  get idle(): boolean {
    return !this.#running;
  }

  ask(input: Input): void {
    if (this.#running) this.#waiting = { input };
    else void this.#run(input);
  }

  /** Drops what waits. What is in flight is still delivered. */
  forget(): void {
    this.#waiting = undefined;
  }

  async #run(first: Input): Promise<void> {
    this.#running = true;
    let next: { input: Input } | undefined = { input: first };
    while (next) {
      const { input } = next;
      try {
        const output = await this.work(input);
        this.deliver(output, input, this.#waiting === undefined);
      } catch (error) {
        this.report(error);
      }
      next = this.#waiting;
      this.#waiting = undefined;
    }
    this.#running = false;
  }
}
