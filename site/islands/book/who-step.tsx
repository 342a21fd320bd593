import { listed, choicesOf, wholeList } from '../../lib/book/offer-list.ts';
import type { Offer } from '../../lib/book/offer.ts';
import { positionQuery } from '../../lib/book/position-text.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useBooking } from './book-context.ts';
import { OfferCard } from './offer-card.tsx';
import { OfferFilters } from './offer-filters.tsx';
import { Screen } from './screen.tsx';

/** Who comes: a list first, to be sorted and narrowed down. */
export function WhoStep() {
  const { t } = useAccount().words;
  const { choices, facts } = useBooking();
  const { at, kind, mode } = choices;
  const offers = useLoaded<{ offerings: Offer[] }>(
    at && kind
      ? `/offerings?kind=${kind}&${positionQuery(at)}${mode ? `&mode=${mode}` : ''}`
      : null,
  );
  const name = facts.kinds.find(({ code }) => code === kind)?.name;
  return (
    <Screen title={t('book.who.title')} about={name}>
      <Shown from={offers} show={({ offerings }) => <Offers offers={offerings} />} />
    </Screen>
  );
}

function Offers({ offers }: { readonly offers: readonly Offer[] }) {
  const { t, plural } = useAccount().words;
  const { listView, setListView, href } = useBooking();
  const shown = listed(offers, listView);
  if (offers.length === 0)
    return (
      <EmptyState title={t('book.who.none')} text={t('book.who.none-text')}>
        <a class="button button-link" href={href('what')}>
          {t('book.who.other-kind')}
        </a>
      </EmptyState>
    );
  return (
    <>
      {(offers.length > 1 || listView !== wholeList) && (
        <OfferFilters
          choices={choicesOf(offers, listView)}
          view={listView}
          onChange={setListView}
        />
      )}
      <p role="status" class="quiet">
        {plural('book.who.count', shown.length)}
      </p>
      {shown.length === 0 && (
        <EmptyState title={t('book.who.none-left')}>
          <Button look="quiet" onClick={() => setListView({ ...wholeList, order: listView.order })}>
            {t('book.who.all')}
          </Button>
        </EmptyState>
      )}
      <ul class="offer-list">
        {shown.map((offer) => (
          <OfferCard key={offer.id} offer={offer} />
        ))}
      </ul>
    </>
  );
}
