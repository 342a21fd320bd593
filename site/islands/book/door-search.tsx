import { useMemo } from 'preact/hooks';
import type { PlacesAnswer } from '../../../server/contract/places.ts';
import { positionText } from '../../lib/book/position-text.ts';
import { asPosition, type Position } from '../../lib/view-state.ts';
import { useAccount } from '../account/account-context.ts';
import { SearchBox, type SearchBoxProps } from '../search/search-box.tsx';
import { Page, type PageContext } from '../words.ts';

interface Props {
  /** What lies around it comes first. */
  readonly near: Position | null;
  /** The name is null where coordinates were typed: they say nothing to whoever comes. */
  readonly onPlace: (at: Position, name: string | null) => void;
}

/** What is no place cannot be a door. */
const noDoors = new Set(['category', 'notice', 'guide']);

/** The search box names kinds of service by these, and none of them is found here. */
const noFacts: PageContext['facts'] = {
  categories: [],
  groups: [],
  urbanMinutes: Number.NaN,
  ruralMinutes: Number.NaN,
};

/** The circle's own search box, which finds doors alone. */
export function DoorSearch({ near, onPlace }: Props) {
  const { words, send } = useAccount();
  const page = useMemo<PageContext>(
    () => ({ words, facts: noFacts, layers: [], nameOf: (code) => code }),
    [words],
  );
  const search = useMemo<SearchBoxProps['search']>(
    () => async (query) => {
      const asked = new URLSearchParams({
        q: query.q,
        ...(query.near && { near: positionText(query.near) }),
        ...(query.crs && { crs: query.crs }),
      });
      const answer = await send<PlacesAnswer>('GET', `/places?${asked}`);
      if (!answer.ok) return answer;
      // A place that is known by name alone has a page elsewhere; here it is none to choose.
      const places = answer.value.places
        .filter(({ kind }) => !noDoors.has(kind))
        .map(({ link: _elsewhere, ...place }) => place);
      return { ok: true, value: { ...answer.value, places } };
    },
    [send],
  );
  return (
    <Page.Provider value={page}>
      <SearchBox
        search={search}
        near={near}
        onPlace={({ kind, name, position }) =>
          position && onPlace(asPosition(position), kind === 'position' ? null : name)
        }
        onCategory={() => false}
      />
    </Page.Provider>
  );
}
