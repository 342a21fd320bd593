import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Translator } from '../i18n/translator.ts';
import { createApi, type Api } from '../lib/api.ts';
import { communityIn } from '../lib/community-fragment.ts';
import { failureWords } from '../lib/failure-words.ts';
import { parseFragment } from '../lib/fragment.ts';
import { firstRegion, regionAt } from '../lib/regions.ts';
import { asPosition, emptyView, type Position, type ViewState } from '../lib/view-state.ts';

export interface Poster {
  readonly view: ViewState;
  /** Whose notice board it is for; null for a place of one's own. */
  readonly community: string | null;
  readonly ready: {
    readonly circle: Circle;
    readonly region: RegionAnswer;
    readonly origin: Position;
  } | null;
  /** Why there is no circle, in words. */
  readonly problem: string | null;
  readonly retry: () => void;
}

/** The circle that the fragment asks for, once; anew when the fragment changes. */
export function usePoster(words: Translator): Poster {
  const [view, setView] = useState<ViewState | null>(null);
  const [community, setCommunity] = useState<string | null>(null);
  const [ready, setReady] = useState<Poster['ready']>(null);
  const [problem, setProblem] = useState<string | null>(null);
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
  useEffect(() => {
    const read = () => {
      setView(parseFragment(location.hash));
      setCommunity(communityIn(location.hash));
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  useEffect(() => {
    if (!view) return undefined;
    let gone = false;
    setReady(null);
    setProblem(null);
    void load(api, view, words).then((answer) => {
      if (gone) return;
      if ('problem' in answer) setProblem(answer.problem);
      else setReady(answer);
    });
    return () => {
      gone = true;
    };
  }, [view, attempt]);
  return {
    view: view ?? emptyView,
    community,
    ready,
    problem,
    retry: () => setAttempt((count) => count + 1),
  };
}

async function load(
  api: Api,
  view: ViewState,
  words: Translator,
): Promise<NonNullable<Poster['ready']> | { problem: string }> {
  const regions = await api.regions();
  if (!regions.ok) return { problem: failureWords(regions.failure, words).text };
  const all = regions.value.regions;
  const started = view.position ? regionAt(all, view.position, view.region) : undefined;
  const region = started ?? firstRegion(all, view.region);
  if (!region) return { problem: words.t('failure.no-regions') };
  const origin = view.position ?? asPosition(region.start.position);
  const { profile, minutes, kind, at } = view;
  const circle = await api.circle({
    position: origin,
    profile,
    ...(minutes !== undefined && { minutes }),
    ...(kind && { kind }),
    ...(at && { at }),
    ...(view.region && { region: view.region }),
  });
  if (!circle.ok) return { problem: failureWords(circle.failure, words).text };
  return { circle: circle.value, region, origin };
}
