/** Heavy work, one piece after the other: what waits is bounded, and so is the memory that it holds. */
export class Turns {
  private readonly most: number;
  private count = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @param most pieces of work that may be in the house, waiting or under way */
  constructor(most: number) {
    this.most = most;
  }

  /** A place in the house; null where it is full. Whoever has one takes turns and leaves in the end. */
  enter(): Place | null {
    if (this.count >= this.most) return null;
    this.count++;
    let isIn = true;
    return {
      take: (work) => {
        const turn = this.last.then(work);
        this.last = turn.catch(() => undefined);
        return turn;
      },
      leave: () => {
        if (isIn) this.count--;
        isIn = false;
      },
    };
  }
}

interface Place {
  /** Runs when all that came before have ended, however they ended. */
  take<T>(work: () => Promise<T>): Promise<T>;
  leave(): void;
}
