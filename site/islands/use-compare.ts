import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Answer, CircleQuery } from '../lib/api.ts';
import { isElder } from '../lib/elder.ts';
import { roundPosition } from '../lib/fragment.ts';
import { LatestOnly } from '../lib/latest-only.ts';
import { regionAt } from '../lib/regions.ts';
import { asPosition, type Position } from '../lib/view-state.ts';
import { failureNotice, type Notice } from './notice.ts';
import type { CirclePageModel } from './use-circle-page.ts';

export interface Compare {
  /** The next place that is pressed, found or dragged to becomes B. */
  readonly choosing: boolean;
  /** Where pin B stands: the chosen place, or a first offer beside A while it is being chosen. */
  readonly position: Position | undefined;
  /** B's circle by the same profile, minutes and time as A's; null until it is there. */
  readonly circle: Circle | null;
  /** Why B has no circle. */
  readonly problem: Notice | null;
  /** Grows when both circles should come into view. */
  readonly framing: number;
  readonly start: () => void;
  /** Leaves choosing; what was compared before stays. */
  readonly cancel: () => void;
  readonly choose: (position: Position) => void;
  /** While choosing, a facility's place becomes B: true if it did. */
  readonly chooseFacility: (facility: string) => boolean;
  /** Moves A, also while B is being chosen. */
  readonly moveFirst: (position: Position) => void;
  readonly swap: () => void;
  readonly stop: () => void;
}

/** About 250 m at Guangdong's latitudes: beside pin A and not under it. */
const offerDegrees = 0.0025;

/** The second place of a comparison and its circle. The place is in the view, so one link holds both. */
export function useCompare(model: CirclePageModel, words: Translator): Compare {
  const { view, origin, circle: first, api } = model;
  const [choosing, setChoosing] = useState(false);
  const [circle, setCircle] = useState<Circle | null>(null);
  const [problem, setProblem] = useState<Notice | null>(null);
  const [framing, setFraming] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const frameNext = useRef(true);

  function choose(position: Position): void {
    setChoosing(false);
    model.change({ with: roundPosition(position) });
  }
  const fail = (answer: Answer<Circle>) => {
    if (answer.ok) return;
    const steps = {
      retry: () => setAttempt((count) => count + 1),
      goTo: choose,
      goToRegion: model.goToRegion,
    };
    setCircle(null);
    setProblem(failureNotice(answer.failure, [], steps, words));
  };
  const latest = useRef({ fail, second: view.with });
  latest.current = { fail, second: view.with };

  // Apart from A's: at most one question in flight for each place.
  const circles = useMemo(
    () =>
      new LatestOnly<CircleQuery, Answer<Circle>>(api.circle, (answer, _query, newest) => {
        if (!latest.current.second) return;
        if (answer.ok) setCircle(answer.value);
        if (!newest) return;
        if (!answer.ok) return latest.current.fail(answer);
        setProblem(null);
        if (frameNext.current) setFraming((count) => count + 1);
        frameNext.current = false;
      }),
    [api],
  );

  const second = view.with;
  const minutes = view.minutes ?? first?.limitMinutes;
  useEffect(() => {
    if (!second) {
      setCircle(null);
      setProblem(null);
      frameNext.current = true;
      circles.forget();
      return;
    }
    if (minutes === undefined) return;
    const { profile, kind, at } = view;
    circles.ask({ position: second, profile, minutes, ...(kind && { kind }), ...(at && { at }) });
  }, [second?.[0], second?.[1], view.profile, minutes, view.kind, view.at, attempt]);

  useEffect(() => {
    if (!choosing) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setChoosing(false);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [choosing]);

  const offered = useMemo(
    () => origin && roundPosition([origin[0] + offerDegrees, origin[1]]),
    [origin?.[0], origin?.[1]],
  );
  const kept = useMemo(() => second, [second?.[0], second?.[1]]);

  return {
    choosing,
    position: kept ?? (choosing ? offered : undefined),
    circle,
    problem,
    framing,
    start() {
      if (!origin) return;
      frameNext.current = true;
      model.change({
        position: roundPosition(origin),
        facility: undefined,
        // In large-text mode the map has a screen of its own.
        ...(isElder() && { step: 'map' }),
      });
      setChoosing(true);
    },
    cancel: () => setChoosing(false),
    choose,
    chooseFacility(id) {
      const facility = choosing && first?.facilities.find((candidate) => candidate.id === id);
      if (facility) choose(asPosition(facility.position));
      return Boolean(facility);
    },
    moveFirst: model.move,
    swap() {
      if (!second || !origin) return;
      const region = regionAt(model.regions, second, view.region)?.id;
      model.change({
        position: second,
        with: roundPosition(origin),
        region: model.regions.length > 1 ? region : undefined,
      });
    },
    stop: () => model.change({ with: undefined }),
  };
}
