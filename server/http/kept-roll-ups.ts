/** The roll-up of an area as it was worked out last: of the province it takes a third of a second. */
import type { AreaScorecard } from '../contract/scorecard.ts';

interface Kept {
  readonly state: string;
  readonly untilMs: number;
  readonly card: AreaScorecard;
}

const mostKept = 200;
/** What is put on no record, as a notice whose time has come, is in the card after so long. */
const keepMs = 60_000;

export class KeptRollUps {
  private readonly kept = new Map<string, Kept>();

  /** @param state everything that a card depends on, as a text: another one makes it anew. One with open circles is not kept. */
  of(code: string, state: string, now: Date, make: () => AreaScorecard): AreaScorecard {
    const found = this.kept.get(code);
    if (found && found.state === state && found.untilMs > now.getTime()) return found.card;
    const card = make();
    this.kept.delete(code);
    if (card.notComputed > 0) return card;
    if (this.kept.size >= mostKept) this.kept.clear();
    this.kept.set(code, { state, untilMs: now.getTime() + keepMs, card });
    return card;
  }
}
