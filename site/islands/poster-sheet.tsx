import type { Circle, CommunityOffice } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import { posterCategories } from '../lib/sheet.ts';
import { essentials, limitWords } from '../lib/verdict.ts';
import { ridingProfiles } from '../lib/view-state.ts';
import { CategoryIcon } from './category-icon.tsx';
import { MapPicture } from './map-picture.tsx';
import { QrCode } from './qr-code.tsx';
import { useFitted } from './use-fitted.ts';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle;
  readonly region: RegionAnswer;
  readonly link: string;
  /** Whose notice board it is for: its name, hours and telephone stand on the sheet. */
  readonly community: string | null;
  readonly office: string;
  readonly showMissing: boolean;
  readonly onDrawn: () => void;
}

/** Cards on the poster, as it gets tighter. */
const cardsAtLevel = [8, 6, 4] as const;

export function PosterSheet(props: Props) {
  const { circle, region, link, community, office, showMissing, onDrawn } = props;
  const { words, facts, nameOf } = usePage();
  const { t } = words;
  const { sheet, level } = useFitted(
    cardsAtLevel.length - 1,
    `${link} ${circle.at} ${office} ${showMissing}`,
  );
  const cards = posterCategories(circle, facts, nameOf, words, cardsAtLevel[level] ?? 4);
  const riding = ridingProfiles.has(circle.profile);
  const day = circle.localTime.slice(0, 10);
  const gaps = essentials(circle).filter(({ state }) => state === 'gap');
  const all = essentials(circle);
  const complete = all.length > 0 && all.every(({ state }) => state === 'covered');
  const { street } = circle.origin;
  const own = circle.origin.community?.code === community ? circle.origin.community : undefined;
  return (
    <div class={`sheet poster-sheet poster-level-${level}`} ref={sheet}>
      <header class="poster-head">
        <p class="poster-place">{own?.name ?? street ?? region.name}</p>
        <h2 class="poster-heading">
          {t(riding ? 'poster.heading-ride' : 'poster.heading', {
            limit: limitWords(circle.limitMinutes, words),
          })}
        </h2>
      </header>
      <MapPicture
        circle={circle}
        region={region}
        label={t(riding ? 'sheet.map-ride' : 'sheet.map')}
        onDrawn={onDrawn}
      />
      {cards.length === 0 && <p class="poster-empty">{t('inside.empty')}</p>}
      <ul class="poster-cards">
        {cards.map(({ code, name, nearest }) => (
          <li key={code}>
            <CategoryIcon code={code} />
            <span class="poster-words">
              <span class="poster-category">{name}</span>
              <span class="poster-name">{nearest[0]!.name}</span>
            </span>
            <span class="poster-minutes">{nearest[0]!.minutes}</span>
          </li>
        ))}
      </ul>
      {showMissing && gaps.length > 0 && (
        <p class="poster-missing">
          {t('poster.missing', { list: words.row(gaps.map(({ code }) => nameOf(code))) })}
        </p>
      )}
      {showMissing && complete && <p class="poster-complete">{t('poster.complete')}</p>}
      <footer class="poster-foot">
        <QrCode text={link} label={t('share.qr')} />
        <div>
          <p class="poster-scan">{t(community ? 'poster.scan-community' : 'poster.scan')}</p>
          {(office.trim() || own) && <p class="poster-office">{office.trim() || own?.name}</p>}
          {own?.office && <OfficeLines office={own.office} />}
          <p>
            {t('poster.meta', { place: region.name, date: words.date(day) })}
            {region.dataDate && ` · ${t('poster.data', { date: words.date(region.dataDate) })}`}
          </p>
          <p>
            {t('site.name')} · {region.attribution}
          </p>
          {region.invented && <p class="sheet-invented">{t('sheet.invented')}</p>}
        </div>
      </footer>
    </div>
  );
}

/** Whom to call and when to come. */
function OfficeLines({ office: { phone, hours, address } }: { readonly office: CommunityOffice }) {
  const { t, lang } = usePage().words;
  return (
    <>
      {phone && <p class="poster-office">{t('poster.phone', { number: phone })}</p>}
      {hours && (
        <p class="poster-hours">
          {t('poster.hours', { when: lang === 'en' ? hours.en : hours.zh })}
        </p>
      )}
      {address && <p class="poster-hours">{address}</p>}
    </>
  );
}
