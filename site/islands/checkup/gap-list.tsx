import type { AreaReport } from '../../../server/contract/area-report.ts';
import { gapWords } from '../../lib/checkup/gap-words.ts';
import { usePage } from '../words.ts';

/** What is missing, most people first. */
export function GapList({ report }: { readonly report: AreaReport }) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const { gaps, categories } = report;
  const unsure = categories.filter(({ unknown, state }) => state === 'unknown' && unknown > 0);
  return (
    <section>
      <h3>{t('checkup.gaps')}</h3>
      {gaps.length > 0 ? (
        <>
          <p class="quiet">{t('checkup.gaps-lead')}</p>
          <ol class="checkup-gaps">
            {gaps.map((gap) => (
              <li key={gap.category}>
                <strong>{nameOf(gap.category)}</strong>{' '}
                {gap.inSet && <span class="checkup-set">{t('checkup.set.in')}</span>}
                <span class="checkup-gap-words">{gapWords(gap, words).join(' ')}</span>
              </li>
            ))}
          </ol>
        </>
      ) : (
        <p>
          {unsure.length > 0
            ? `${t('checkup.gaps-none-unknown')} ${words.row(unsure.map(({ code }) => nameOf(code)))}`
            : t('checkup.gaps-none')}
        </p>
      )}
    </section>
  );
}
