import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PlaceDatum, PlaceHit, PlacesAnswer } from '../../../server/contract/places.ts';
import type { Answer, Failure, PlacesQuery } from '../../lib/api.ts';
import { LatestOnly } from '../../lib/latest-only.ts';
import type { Position } from '../../lib/view-state.ts';

/** From the last key to the question: short enough to seem at once, long enough to let a fast typist finish a syllable. */
const pauseMilliseconds = 120;
export const longestTyped = 1000;

export interface Found {
  /** The text that these hits answer. */
  readonly text: string;
  readonly hits: readonly PlaceHit[];
  readonly failure: Failure | null;
}

export interface SearchModel {
  readonly found: Found | null;
  readonly busy: boolean;
  /** Asks after a pause; an empty text forgets what was found. */
  readonly ask: (text: string, datum: PlaceDatum | undefined) => void;
}

export function useSearch(
  search: (query: PlacesQuery) => Promise<Answer<PlacesAnswer>>,
  near: Position | null,
): SearchModel {
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const timer = useRef(0);
  const wanted = useRef('');
  const questions = useMemo(
    () =>
      new LatestOnly<PlacesQuery, Answer<PlacesAnswer>>(search, (answer, { q }, newest) => {
        if (!newest || q !== wanted.current) return;
        setBusy(false);
        setFound(
          answer.ok
            ? { text: q, hits: answer.value.places, failure: null }
            : { text: q, hits: [], failure: answer.failure },
        );
      }),
    [search],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (text: string, datum: PlaceDatum | undefined) => {
    const q = text.trim().slice(0, longestTyped);
    clearTimeout(timer.current);
    questions.forget();
    wanted.current = q;
    setBusy(q !== '');
    if (q === '') return setFound(null);
    timer.current = window.setTimeout(
      () => questions.ask({ q, ...(near && { near }), ...(datum && { crs: datum }) }),
      pauseMilliseconds,
    );
  };
  return { found, busy, ask };
}
