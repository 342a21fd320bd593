import { useEffect, useState } from 'preact/hooks';
import type { FacilityAnswer as Facility } from '../../../../server/contract/facility.ts';
import type { Changes } from '../../../lib/planner/what-if/changes.ts';
import { usePlanner } from '../planner-tools.ts';

interface Page {
  readonly facilities: readonly Facility[];
  readonly total: number;
  readonly pageSize: number;
}

/** Pages of a list that one can still choose from. */
const mostPages = 12;
const none: readonly Facility[] = [];

/** Facilities of a category that stand in the region today; null asks for none. */
export function useFacilities(category: string | null): readonly Facility[] {
  const { send, region } = usePlanner();
  const [list, setList] = useState<{ category: string; facilities: readonly Facility[] } | null>(
    null,
  );
  useEffect(() => {
    if (category === null) return undefined;
    // An object: the loop below looks at it again after each page.
    const asked = { gone: false };
    void (async () => {
      const found: Facility[] = [];
      for (let page = 1; page <= mostPages && !asked.gone; page++) {
        const answer = await send<Page>(
          'GET',
          `/facilities?bbox=${region.bounds.join()}&category=${category}&page=${page}`,
        );
        if (!answer.ok) break;
        found.push(...answer.value.facilities);
        if (found.length >= answer.value.total) break;
      }
      if (!asked.gone) setList({ category, facilities: found });
    })();
    return () => {
      asked.gone = true;
    };
  }, [category, region.id]);
  return list && list.category === category ? list.facilities : none;
}

/** The facilities that changes speak of, by id, as they are today; one that is gone is not among them. */
export function useNamedFacilities(changes: Changes): ReadonlyMap<string, Facility> {
  const { send } = usePlanner();
  const [known, setKnown] = useState<ReadonlyMap<string, Facility>>(new Map());
  const ids = [
    ...new Set(
      changes.flatMap((change) =>
        'facility' in change && !change.facility.startsWith('new-') ? change.facility : [],
      ),
    ),
  ];
  const missing = ids.filter((id) => !known.has(id));
  useEffect(() => {
    if (missing.length === 0) return;
    void Promise.all(
      missing.map((id) => send<Facility>('GET', `/facilities/${encodeURIComponent(id)}`)),
    ).then((answers) =>
      setKnown((before) => {
        const all = new Map(before);
        answers.forEach((answer, at) => {
          if (answer.ok) all.set(missing[at]!, answer.value);
        });
        return all;
      }),
    );
  }, [missing.join()]);
  return known;
}
