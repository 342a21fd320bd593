import { useMemo } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import { kindWords } from '../lib/kind-words.ts';
import { sheetCategories, sheetShortfall, type SheetCategory } from '../lib/sheet.ts';
import { byWords, verdict } from '../lib/verdict.ts';
import { ridingProfiles, type ViewState } from '../lib/view-state.ts';
import { doorOf, useWhoComes } from './comes/who-comes.ts';
import { MapPicture } from './map-picture.tsx';
import { QrCode } from './qr-code.tsx';
import { useFitted } from './use-fitted.ts';
import { usePage } from './words.ts';

export interface SheetContent {
  readonly circle: Circle;
  readonly region: RegionAnswer;
  readonly view: ViewState;
  readonly link: string;
}

interface Props {
  readonly content: SheetContent;
  readonly onDrawn: () => void;
}

/** Names for each category, as the sheet gets tighter. */
const namesAtLevel = [2, 1, 1, 0] as const;

/** The result on one A4 page: verdict, map, what is missing, what is inside, how it was computed, and the way back. */
export function PrintSheet({ content, onDrawn }: Props) {
  const { words, facts, nameOf } = usePage();
  const { t } = words;
  const { circle, region, view, link } = content;
  const found = useWhoComes();
  const here = found && doorOf(found.circle) === doorOf(circle) ? found.comes : null;
  const comes = (code: string) => here?.get(code);
  const said = useMemo(() => ({ content, found }), [content, found]);
  const { sheet, level } = useFitted(namesAtLevel.length - 1, said);
  const result = verdict(circle, nameOf, words);
  const kind = kindWords(circle, view, facts, words);
  const inside = sheetCategories(circle, facts, nameOf, words, namesAtLevel[level] ?? 0);
  const missing = sheetShortfall(circle, 'gap', nameOf, words, comes);
  const unknown = sheetShortfall(circle, 'unknown', nameOf, words, comes);
  const riding = ridingProfiles.has(circle.profile);
  const local = circle.localTime;
  const { street, position } = circle.origin;
  return (
    <div class={`sheet sheet-level-${level}`} ref={sheet}>
      <header class="sheet-head">
        <div>
          <p class="sheet-site">
            {t('site.name')} · {region.name}
          </p>
          <h3 class="sheet-title">
            {street
              ? t('origin.at', { street })
              : t('sheet.place', { position: position.join(', ') })}
          </h3>
          <p>
            {byWords(circle, words)} ·{' '}
            {t('sheet.counted-at', { day: words.day(local), time: words.time(local) })}
          </p>
          {region.invented && <p class="sheet-invented">{t('sheet.invented')}</p>}
        </div>
        <QrCode text={link} label={t('share.qr')} />
      </header>
      <p class="sheet-verdict">{result.headline}</p>
      <MapPicture
        circle={circle}
        region={region}
        label={t(riding ? 'sheet.map-ride' : 'sheet.map')}
        onDrawn={onDrawn}
      />
      <Shortfall title={t('sheet.missing')} items={missing} look="gap" />
      {missing.length === 0 && result.tone === 'complete' && <p>{t('sheet.none-missing')}</p>}
      <Shortfall title={t('sheet.unknown')} items={unknown} look="unknown" />
      <section>
        <h4>{t(riding ? 'inside.title-ride' : 'inside.title')}</h4>
        {inside.length === 0 && <p>{t('inside.empty')}</p>}
        <ul class="sheet-columns">
          {inside.map((category) => (
            <Entry category={category} key={category.code} />
          ))}
        </ul>
      </section>
      <footer class="sheet-foot">
        <p>{t('sheet.how', { kind: kind.counted })}</p>
        <p>
          {region.attribution}
          {region.dataDate && ` · ${t('site.data-date', { date: words.date(region.dataDate) })}`}
        </p>
        <p class="sheet-link">{link}</p>
      </footer>
    </div>
  );
}

function Shortfall({
  title,
  items,
  look,
}: {
  readonly title: string;
  readonly items: readonly string[];
  readonly look: 'gap' | 'unknown';
}) {
  const { row } = usePage().words;
  if (items.length === 0) return null;
  return (
    <section class={`sheet-shortfall sheet-${look}`}>
      <h4>{title}</h4>
      <p>{row(items)}</p>
    </section>
  );
}

function Entry({ category }: { readonly category: SheetCategory }) {
  const { plural, row } = usePage().words;
  const { name, count, nearest } = category;
  return (
    <li>
      <strong>{name}</strong> <span class="sheet-count">{plural('inside.facilities', count)}</span>
      {nearest.length > 0 && (
        <span class="sheet-nearest">
          {row(nearest.map((facility) => `${facility.name} ${facility.minutes}`))}
        </span>
      )}
    </li>
  );
}
