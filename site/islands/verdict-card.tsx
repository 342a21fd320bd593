import { useContext } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import { dayWords } from '../lib/day-words.ts';
import { kindWords } from '../lib/kind-words.ts';
import { verdict } from '../lib/verdict.ts';
import type { ViewState } from '../lib/view-state.ts';
import { AskedTime } from './asked-time.ts';
import { Icon } from './icon.tsx';
import { Comes } from './comes/comes-later.ts';
import { Skeleton } from './ui/skeleton.tsx';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle | null;
  readonly busy: boolean;
  readonly view: ViewState;
  readonly onChange: (fields: Partial<ViewState>) => void;
}

/** The result, first and in words: one flowing sentence, then doubts, then what is closed at the asked time. */
export function VerdictCard({ circle, busy, view, onChange }: Props) {
  const { words, facts, nameOf } = usePage();
  const { isNow } = useContext(AskedTime);
  const { t } = words;
  if (!circle) {
    return (
      <div class="verdict">
        {busy ? (
          <>
            <h1 class="verdict-headline is-waiting">{t('panel.loading')}</h1>
            <p class="verdict-lead">{t('site.description')}</p>
            <Skeleton lines={3} />
          </>
        ) : (
          <h1 class="visually-hidden">{t('panel.label')}</h1>
        )}
      </div>
    );
  }
  const result = verdict(circle, nameOf, words, isNow);
  const kind = kindWords(circle, view, facts, words);
  const { street, offStreetMeters } = circle.origin;
  return (
    <div class={`verdict tone-${result.tone}`}>
      {street && (
        <p class="verdict-origin">
          {t('origin.at', { street })}
          {offStreetMeters >= 20 &&
            ` · ${t('origin.off-street', { distance: words.meters(offStreetMeters) })}`}
        </p>
      )}
      <h1 class="verdict-headline">
        {result.headline}
        {result.missing && (
          <>
            {t('verdict.comma')}
            <span class="verdict-missing">{result.missing}</span>
          </>
        )}
      </h1>
      {result.unknown && <p class="verdict-unknown">{result.unknown}</p>}
      {result.evening && (
        <p class="verdict-evening">
          <Icon name="clock" />
          <span>{result.evening}</span>
        </p>
      )}
      <Comes circle={circle} />
      <DayLines circle={circle} isNow={isNow} />
      <p class="kind-line">
        {kind.counted}
        <span class="kind-reason">{kind.reason}</span>
      </p>
      <p class="kind-buttons">
        <button type="button" class="text-button" onClick={() => onChange({ kind: kind.other })}>
          {kind.switchTo}
        </button>
        {kind.automatic && (
          <button type="button" class="text-button" onClick={() => onChange({ kind: undefined })}>
            {kind.automatic}
          </button>
        )}
      </p>
    </div>
  );
}

/** What is special about the asked day; nothing about an ordinary one. */
function DayLines({ circle, isNow }: { readonly circle: Circle; readonly isNow: boolean }) {
  const { words } = usePage();
  const { when, day, warning } = dayWords(circle, isNow, words);
  const first = day && [when, day].filter((part) => part !== null).join(' · ');
  return (
    <>
      {first && <p class="verdict-day">{first}</p>}
      {warning && <p class="verdict-day is-warning">{warning}</p>}
    </>
  );
}
