import type { Failure } from '../../api.ts';

export interface RefusedChange {
  /** Its place in the list. */
  readonly change: number;
  /** One sentence in the reader's language. */
  readonly text: string;
}

/** The change that a refusal is about; null for a refusal of something else. */
export function refusedChange(failure: Failure | null): RefusedChange | null {
  if (failure?.kind !== 'problem') return null;
  const { code, detail, suggestion } = failure.problem;
  const change = (suggestion as { change?: unknown } | undefined)?.change;
  return code.startsWith('change-') && typeof change === 'number' ? { change, text: detail } : null;
}
