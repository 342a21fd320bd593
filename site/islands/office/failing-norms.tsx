import type { ToDoAnswer } from '../../../server/contract/register.ts';
import { boundWords, valueWords } from '../../lib/norm-words.ts';
import { usePage } from '../words.ts';

/** Communities that fail norms of the plan, the worst first, each with the way to its scorecard and its figures. */
export function FailingNorms({ norms }: { readonly norms: ToDoAnswer['norms'] }) {
  const { words } = usePage();
  const { t, lang } = words;
  const said = (row: { zh: string; en: string }) => (lang === 'en' ? row.en : row.zh);
  if (norms.total + norms.withoutFigure === 0) return null;
  return (
    <>
      <h3>{t('office.failing', { count: norms.failing, communities: norms.total })}</h3>
      {norms.withoutFigure > 0 && (
        <p class="quiet">{t('office.without-figures', { count: norms.withoutFigure })}</p>
      )}
      <ul class="office-list">
        {norms.first.map(({ code, name, rows, withoutFigure }) => (
          <li key={code} class="office-entry">
            <h4>{name}</h4>
            {rows.length > 0 && (
              <ul>
                {rows.map((row) => (
                  <li key={row.code}>
                    <strong>{said(row)}</strong>{' '}
                    {row.value === null ? '—' : valueWords(row.value, row.unit, words)}{' '}
                    <span class="quiet">
                      {t('office.norm-and-clause', {
                        norm: boundWords(row.norms, row.unit, words),
                        clause: row.clause ?? t('office.assumption'),
                      })}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {withoutFigure > 0 && <p>{t('office.figures-missing', { count: withoutFigure })}</p>}
            <p class="office-actions">
              <a href={`#area=${code}&tab=scorecard`}>{t('office.tab-scorecard')}</a>
              <a href={`#area=${code}&tab=figures`}>{t('office.tab-figures')}</a>
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
