import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Why } from '../../server/contract/why.ts';
import type { Translator } from '../i18n/translator.ts';
import { createApi, type Answer, type Api, type CircleQuery, type Failure } from '../lib/api.ts';
import type { LastCircle } from '../lib/last-circle.ts';
import { LatestOnly } from '../lib/latest-only.ts';
import { goodAccuracyMeters, locate } from '../lib/locate.ts';
import { contains, firstRegion, regionAt } from '../lib/regions.ts';
import { asPosition, type Position, type ViewState } from '../lib/view-state.ts';
import { failureNotice, regionActions, type Notice } from './notice.ts';
import { useFiveMinutes } from './use-five-minutes.ts';
import { useFragment } from './use-fragment.ts';
import { useWhy } from './use-why.ts';
import { useLastCircle, type AsOf } from './use-last-circle.ts';

export interface CirclePageModel {
  readonly api: Api;
  readonly view: ViewState;
  readonly regions: readonly RegionAnswer[];
  /** The region that the pin stands in, or the one to start from. */
  readonly region: RegionAnswer | undefined;
  readonly origin: Position | undefined;
  /** The last circle that came; it stays while a newer one is on its way, and when one fails. */
  readonly circle: Circle | null;
  /** About the open facility or point: the way there, and what makes it long. */
  readonly why: Why | null;
  /** That question got no answer; the notice says why. */
  readonly whyFailed: boolean;
  readonly whyFailure: Failure | null;
  /** Set while the circle shown is an earlier one, because the service cannot be asked. */
  readonly asOf: AsOf | null;
  readonly busy: boolean;
  readonly notice: Notice | null;
  /** Grows when the whole circle should come into view: not while a pin is dragged. */
  readonly framing: number;
  readonly change: (fields: Partial<ViewState>) => void;
  readonly move: (position: Position) => void;
  /** To a place that was looked for: the whole circle comes into view. */
  readonly goTo: (position: Position, region: string | null) => void;
  readonly goToRegion: (region: RegionAnswer) => void;
  /** Asks the device where it is and puts the start there, or whatever `put` puts. */
  readonly locateMe: (put?: (position: Position) => void) => void;
  readonly dismiss: () => void;
}

/** Silent where only the clock went on. */
interface AskedCircle extends CircleQuery {
  readonly silent: boolean;
}

export function useCirclePage(words: Translator): CirclePageModel {
  const { view, ready, change } = useFragment();
  const [regions, setRegions] = useState<readonly RegionAnswer[]>([]);
  const [circle, setCircle] = useState<Circle | null>(null);
  const [busy, setBusy] = useState(true);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [framing, setFraming] = useState(0);
  const [attempt, setAttempt] = useState(0);

  const api = useMemo(
    () =>
      createApi(
        words.lang,
        (...request) => fetch(...request),
        () => navigator.onLine,
      ),
    [words],
  );
  const started = view.position ? regionAt(regions, view.position, view.region) : undefined;
  const region = started ?? firstRegion(regions, view.region);
  const origin = view.position ?? (region && asPosition(region.start.position));
  const retry = () => setAttempt((count) => count + 1);
  const last = useLastCircle(retry);

  const frameNext = useRef(true);
  const goToRegion = (chosen: RegionAnswer) => {
    frameNext.current = true;
    const position = asPosition(chosen.start.position);
    change({ region: chosen.id, position, facility: undefined, to: undefined });
  };
  const move = (position: Position) => {
    const next = regionAt(regions, position, view.region);
    change({ position, region: regions.length > 1 ? next?.id : undefined });
  };
  const goTo = (position: Position, id: string | null) => {
    frameNext.current = true;
    const next = id ?? regionAt(regions, position, view.region)?.id;
    change({ position, region: regions.length > 1 ? next : undefined, facility: undefined });
  };
  const fail = (answer: Answer<unknown>) => {
    if (answer.ok) return;
    const steps = { retry, goToRegion, goTo: (position: Position) => change({ position }) };
    const refused = failureNotice(answer.failure, regions, steps, words);
    const kept = last.failed(answer.failure);
    if (!kept) return setNotice(refused);
    // A link to another place is not thrown away for it: there the last result is one press away.
    const { position: wanted = kept.view.position } = view;
    if (String(wanted) === String(kept.view.position)) return showLast(kept);
    const show = { label: words.t('as-of.show-last'), run: () => showLast(kept) };
    setNotice({ ...refused, actions: [...refused.actions, show] });
  };
  const showLast = (kept: LastCircle) => {
    last.shown(kept);
    setRegions((known) => (known.length > 0 ? known : [kept.region]));
    setCircle(kept.circle);
    setFraming((count) => count + 1);
    setNotice(null);
    const { minutes, kind, ...rest } = kept.view;
    change({ ...rest, minutes, kind });
  };

  // The workers live as long as the page; they report to the newest render.
  const latest = useRef({ fail, last, regions, circleQuestion: '', fiveMinutes: 0 });
  latest.current = { ...latest.current, fail, last, regions };
  const circles = useMemo(
    () =>
      new LatestOnly<AskedCircle, Answer<Circle>>(api.circle, (answer, query, newest) => {
        if (answer.ok) {
          setCircle(answer.value);
          const { regions: known, last: keeper } = latest.current;
          keeper.answered(answer.value, query, firstRegion(known, answer.value.meta.region));
        }
        if (!newest) return;
        setBusy(false);
        // Nobody asked for the time to go on: what is shown may stay.
        if (!answer.ok) {
          if (query.silent) return;
          // A place that can have no circle must not stand beside the words of another one.
          if (answer.failure.kind === 'problem') setCircle(null);
          return latest.current.fail(answer);
        }
        setNotice((shown) => (shown?.tone === 'error' ? null : shown));
        if (frameNext.current) setFraming((count) => count + 1);
        frameNext.current = false;
      }),
    [api],
  );
  useEffect(() => {
    void api.regions().then((answer) => {
      if (!answer.ok) {
        setBusy(false);
        return latest.current.fail(answer);
      }
      setRegions(answer.value.regions);
      if (answer.value.regions.length > 0) return;
      setBusy(false);
      setNotice({ tone: 'error', text: words.t('failure.no-regions'), actions: [] });
    });
  }, [api, attempt]);

  const { profile, minutes, kind, at, facility, to, show } = view;
  const fiveMinutes = useFiveMinutes(at === undefined);
  // A position of the resident's own is for the API to place; a starting position belongs to its region.
  const asked = view.region ?? (!view.position && regions.length > 1 ? region?.id : undefined);
  useEffect(() => {
    if (!ready || !origin) return;
    const question = JSON.stringify([profile, minutes, kind]);
    if (question !== latest.current.circleQuestion) frameNext.current = true;
    latest.current.circleQuestion = question;
    const silent = fiveMinutes !== latest.current.fiveMinutes;
    latest.current.fiveMinutes = fiveMinutes;
    if (!silent) setBusy(true);
    circles.ask({
      silent,
      position: origin,
      profile,
      ...(minutes !== undefined && { minutes }),
      ...(kind && { kind }),
      ...(at && { at }),
      ...(asked && { region: asked }),
      ...(show && { streets: true }),
    });
  }, [
    ready,
    origin?.[0],
    origin?.[1],
    profile,
    minutes,
    kind,
    at,
    asked,
    show,
    attempt,
    fiveMinutes,
  ]);

  const goal = facility ?? to;
  const {
    why,
    failed: whyFailed,
    failure: whyFailure,
  } = useWhy(
    api,
    goal && origin
      ? {
          from: origin,
          to: goal,
          profile,
          ...(minutes !== undefined && { minutes }),
          ...(kind && { kind }),
          ...(at && { at }),
          ...(asked && { region: asked }),
        }
      : null,
    attempt,
    fail,
  );

  async function locateMe(put: (position: Position) => void): Promise<void> {
    setNotice({ tone: 'hint', text: words.t('locate.asking'), actions: [] });
    const located = await locate(navigator.geolocation, isSecureContext);
    if (!located.ok)
      return setNotice({ tone: 'error', text: words.t(`locate.${located.reason}`), actions: [] });
    if (!regions.some((candidate) => contains(candidate, located.position))) {
      const actions = regionActions(regions, goToRegion, words);
      return setNotice({ tone: 'error', text: words.t('locate.outside'), actions });
    }
    frameNext.current = true;
    put(located.position);
    const distance = words.meters(located.accuracyMeters);
    const vague = located.accuracyMeters > goodAccuracyMeters;
    setNotice(
      vague
        ? { tone: 'hint', text: words.t('locate.inaccurate', { distance }), actions: [] }
        : null,
    );
  }

  return {
    api,
    view,
    regions,
    region,
    origin,
    circle,
    why,
    whyFailed,
    whyFailure,
    asOf: last.asOf,
    busy,
    notice,
    framing,
    change,
    move,
    goTo,
    goToRegion,
    locateMe: (put = move) => void locateMe(put),
    dismiss: () => setNotice(null),
  };
}
