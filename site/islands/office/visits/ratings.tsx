import { useState } from 'preact/hooks';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { RatingLine, type ListedRating } from './rating-line.tsx';
import { PartList, Pages } from './part-frame.tsx';

interface List {
  ratings: ListedRating[];
  total: number;
  page: number;
  pageSize: number;
}

/** What residents wrote, as everybody reads it; what is abuse is hidden, with a reason that is logged. */
export function Ratings() {
  const { t } = usePage().words;
  const { area } = useOffice();
  const [hidden, setHidden] = useState(false);
  const [page, setPage] = useState(1);
  const query = new URLSearchParams({ area: area.code, page: String(page) });
  if (hidden) query.set('hidden', '1');
  const list = useLoaded<List>(`/office/ratings?${query}`);
  return (
    <>
      <h3>{t('office.visits.ratings')}</h3>
      <label class="tick">
        <input
          type="checkbox"
          checked={hidden}
          onChange={(event) => {
            setHidden(event.currentTarget.checked);
            setPage(1);
          }}
        />
        <span>{t('office.visits.ratings-hidden')}</span>
      </label>
      <PartList
        list={list}
        isEmpty={({ total }) => total === 0}
        empty={t(hidden ? 'office.visits.no-hidden' : 'office.visits.no-ratings')}
      >
        {(value) => (
          <>
            <ul class="office-list">
              {value.ratings.map((rating) => (
                <RatingLine key={rating.id} rating={rating} onDone={list.reload} />
              ))}
            </ul>
            <Pages of={value} onPage={setPage} />
          </>
        )}
      </PartList>
    </>
  );
}
