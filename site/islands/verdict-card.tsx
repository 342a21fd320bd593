import type { Circle } from '../../server/contract/circle.ts';
import { kindWords } from '../lib/kind-words.ts';
import { verdict } from '../lib/verdict.ts';
import type { ViewState } from '../lib/view-state.ts';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle | null;
  readonly busy: boolean;
  readonly view: ViewState;
  readonly onChange: (fields: Partial<ViewState>) => void;
}

/** The result, first and in words. */
export function VerdictCard({ circle, busy, view, onChange }: Props) {
  const { words, facts, nameOf } = usePage();
  const { t } = words;
  if (!circle) {
    return (
      <div class="verdict">
        {busy ? (
          <>
            <h1 class="verdict-headline is-waiting">{t('panel.loading')}</h1>
            <div class="skeleton" />
            <div class="skeleton skeleton-short" />
          </>
        ) : (
          <h1 class="visually-hidden">{t('panel.label')}</h1>
        )}
      </div>
    );
  }
  const result = verdict(circle, nameOf, words);
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
      <h1 class="verdict-headline">{result.headline}</h1>
      {result.missing && <p class="verdict-missing">{result.missing}</p>}
      {result.unknown && <p class="verdict-unknown">{result.unknown}</p>}
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
