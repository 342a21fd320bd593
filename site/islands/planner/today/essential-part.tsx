import type { Coverage } from '../../../../server/contract/coverage.ts';
import { comesRows, completeWords, insideRows } from '../../../lib/planner/essential-words.ts';
import { peopleOr, peopleText } from '../../../lib/planner/figure-words.ts';
import { FiguresTable } from '../figures-table.tsx';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';

/** The whole set of a circle: how many have it complete, what is missing most, and what comes to the door instead. */
export function EssentialPart({ coverage }: { readonly coverage: Coverage }) {
  const { words, nameOf, change } = usePlanner();
  const { t } = words;
  const { essential, comes } = coverage;
  const coming = comesRows(comes ?? [], nameOf, words);
  if (!essential)
    return coverage.category === 'essential' || coming.length === 0 ? null : (
      <ComesPart rows={coming} />
    );
  return (
    <>
      <section aria-labelledby="planner-essential">
        <h2 id="planner-essential">{t('planner.essential-head')}</h2>
        <p>{completeWords(essential, words)}</p>
        <FiguresTable
          labelledBy="planner-essential"
          first={t('planner.category')}
          figures={(['gap', 'unknown-people', 'people'] as const).map((one) =>
            t(`planner.col-${one}`),
          )}
        >
          {essential.categories.map(({ code, urban, rural, people, gap, unknown }) => (
            <tr key={code}>
              <th scope="row">
                <button
                  type="button"
                  class="text-button"
                  onClick={() => change({ category: code })}
                >
                  {nameOf(code)}
                </button>
                {urban !== rural && (
                  <span class="quiet">
                    {t(urban ? 'planner.only-urban' : 'planner.only-rural')}
                  </span>
                )}
              </th>
              <td class="number">{people === null ? '–' : peopleText(gap, words)}</td>
              <td class="number">{people === null ? '–' : peopleText(unknown, words)}</td>
              <td class="number">{peopleOr(people, words)}</td>
            </tr>
          ))}
        </FiguresTable>
        <details class="planner-more">
          <summary>{t('planner.by-inside')}</summary>
          <ul>
            {insideRows(essential, words).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
        <PopulationLine population={coverage.population} />
      </section>
      {coming.length > 0 && <ComesPart rows={coming} />}
    </>
  );
}

function ComesPart({ rows }: { readonly rows: readonly { key: string; text: string }[] }) {
  const { t } = usePlanner().words;
  return (
    <section aria-labelledby="planner-comes">
      <h2 id="planner-comes">{t('planner.comes')}</h2>
      <p class="quiet">{t('planner.comes-lead')}</p>
      <details class="planner-more">
        <summary>{t('planner.comes-each', { count: rows.length })}</summary>
        <ul>
          {rows.map(({ key, text }) => (
            <li key={key}>{text}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
