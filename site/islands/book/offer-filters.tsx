import type { choicesOf, OfferOrder, OfferView } from '../../lib/book/offer-list.ts';
import { offerOrders } from '../../lib/book/offer-list.ts';
import { languageName } from '../../lib/book/offer.ts';
import { useAccount } from '../account/account-context.ts';

interface Props {
  readonly choices: ReturnType<typeof choicesOf>;
  readonly view: OfferView;
  readonly onChange: (view: OfferView) => void;
}

/** The order of the list, and what it is narrowed down to; only what tells providers apart is asked. */
export function OfferFilters({ choices, view, onChange }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { languages, free, certified, rated } = choices;
  const orders = offerOrders.filter((order) => order !== 'best' || rated);
  return (
    <div class="offer-filters">
      <fieldset class="chips">
        <legend class="field-label">{t('book.order')}</legend>
        {orders.map((order: OfferOrder) => (
          <label class="chip" key={order}>
            <input
              type="radio"
              name="order"
              value={order}
              checked={view.order === order}
              onChange={() => onChange({ ...view, order })}
            />
            <span>{t(`book.order.${order}`)}</span>
          </label>
        ))}
      </fieldset>
      {(free || certified || languages.length > 0) && (
        <fieldset class="chips">
          <legend class="field-label">{t('book.filter')}</legend>
          {free &&
            tick('free', t('book.filter.free'), view.free, () =>
              onChange({ ...view, free: !view.free }),
            )}
          {certified &&
            tick('certified', t('book.filter.certified'), view.certified, () =>
              onChange({ ...view, certified: !view.certified }),
            )}
          {languages.map((code) => {
            const chosen = view.languages.includes(code);
            const next = chosen
              ? view.languages.filter((other) => other !== code)
              : [...view.languages, code];
            return tick(code, languageName(code, words), chosen, () =>
              onChange({ ...view, languages: next }),
            );
          })}
        </fieldset>
      )}
    </div>
  );

  function tick(name: string, label: string, checked: boolean, onPress: () => void) {
    return (
      <label class="chip" key={name}>
        <input type="checkbox" name={name} checked={checked} onChange={onPress} />
        <span>{label}</span>
      </label>
    );
  }
}
