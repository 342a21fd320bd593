import { useState } from 'preact/hooks';
import type { OfferingAnswer, ServicesAnswer } from '../../../../server/contract/offering.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import type { Position } from '../../../lib/view-state.ts';
import { usePage } from '../../words.ts';
import { useLoaded } from '../office.ts';
import { ChoiceField } from './fields.tsx';
import { useKinds } from './kinds.ts';
import { PartList } from './part-frame.tsx';
import { yuanWords } from './moments.ts';

interface Props {
  readonly door: Position;
  /** That it begins with; empty: none. */
  readonly kind: string;
  readonly chosen: OfferingAnswer | null;
  readonly onChoose: (offering: OfferingAnswer | null) => void;
}

type Listed = OfferingAnswer & { minutesAway: number | null; nextFree: string | null };

/** What comes to this door: the kind first, then by whom. */
export function CallOffering({ door, kind: first, chosen, onChoose }: Props) {
  const { words } = usePage();
  const { t, lang, plural } = words;
  const { kindName } = useKinds();
  const [kind, setKind] = useState(first);
  const query = new URLSearchParams({ lng: String(door[0]), lat: String(door[1]) });
  const services = useLoaded<ServicesAnswer>(`/services?${query}`);
  const offerings = useLoaded<{ offerings: Listed[] }>(
    kind ? `/offerings?kind=${encodeURIComponent(kind)}&${query}` : null,
  );
  const said = (one: Listed) =>
    [
      one.priceUnit === 'free'
        ? t('office.visits.free')
        : t(`office.visits.price-${one.priceUnit as 'visit' | 'hour'}`, {
            price: yuanWords(one.priceFen, words),
          }),
      one.minutesAway !== null && plural('office.visits.minutes-away', Math.ceil(one.minutesAway)),
      one.nextFree && t('office.visits.next-free', { moment: momentWords(one.nextFree, words) }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <section class="visits-step">
      <h3>{t('office.visits.call-what')}</h3>
      <PartList
        list={services}
        isEmpty={(value) => value.services.length === 0}
        empty={t('office.visits.nobody-comes')}
      >
        {(value) => (
          <>
            {value.suspended && <p class="office-problem">{value.suspended}</p>}
            <ChoiceField
              id="call-kind"
              label={t('office.visits.kind')}
              error={null}
              value={kind}
              onText={(next) => {
                setKind(next);
                onChoose(null);
              }}
              nothing={t('office.visits.choose')}
              choices={value.services.map((service) => ({
                code: service.kind,
                label: `${kindName(service.kind)}（${plural('office.visits.come', service.providers)}）`,
              }))}
            />
          </>
        )}
      </PartList>
      {kind && (
        <PartList
          list={offerings}
          isEmpty={(value) => value.offerings.length === 0}
          empty={t('office.visits.nobody-comes')}
        >
          {(value) => (
            <fieldset class="visits-offerings">
              <legend>{t('office.visits.who')}</legend>
              {value.offerings.map((one) => (
                <label key={one.id} class="visits-offering">
                  <input
                    type="radio"
                    name="call-offering"
                    checked={chosen?.id === one.id}
                    onChange={() => onChoose(one)}
                  />
                  <span>
                    <strong>
                      {one.provider.name} · {(lang === 'en' && one.nameEn) || one.nameZh}
                    </strong>
                    <span class="office-said">{said(one)}</span>
                  </span>
                </label>
              ))}
            </fieldset>
          )}
        </PartList>
      )}
    </section>
  );
}
