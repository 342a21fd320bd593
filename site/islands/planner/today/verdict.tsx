import type { Coverage } from '../../../../server/contract/coverage.ts';
import { populationDetails } from '../../../lib/planner/population-words.ts';
import { notesOf, percentileLines, verdictLines } from '../../../lib/planner/verdict-words.ts';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';

/** The answer in sentences, and what one must know beside it. */
export function Verdict({ coverage }: { readonly coverage: Coverage }) {
  const { words, nameIn } = usePlanner();
  const { t } = words;
  const percentiles = percentileLines(coverage, nameIn, words);
  const notes = notesOf(coverage, words);
  return (
    <section class="planner-verdict" aria-labelledby="planner-verdict">
      <h2 id="planner-verdict" class="visually-hidden">
        {t('planner.verdict')}
      </h2>
      <div role="status">
        {verdictLines(coverage, nameIn, words).map(({ state, text }) => (
          <p key={text} class={`planner-line planner-line-${state}`}>
            {text}
          </p>
        ))}
      </div>
      {percentiles.length > 0 && (
        <ul class="planner-percentiles">
          {percentiles.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <ul class="planner-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <PopulationLine population={coverage.population} />
      {coverage.population && (
        <details class="planner-more">
          <summary>{t('planner.population-more')}</summary>
          <ul>
            {populationDetails(coverage.population, words).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
