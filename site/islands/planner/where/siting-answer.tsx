import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SitingAnswerBody, SitingRunBody } from '../../../../server/contract/siting.ts';
import { decimalText, peopleText } from '../../../lib/planner/figure-words.ts';
import {
  boundLine,
  gainText,
  leftOverLines,
  siteName,
  valueLines,
} from '../../../lib/planner/where/siting-words.ts';
import { asPosition } from '../../../lib/view-state.ts';
import { FiguresTable } from '../figures-table.tsx';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';
import { AnswerActions } from './answer-actions.tsx';

interface Props {
  readonly run: SitingRunBody;
  readonly answer: SitingAnswerBody;
}

/** The answer in words, how good it surely is, its sites in the order in which they help most, and whom none can help. */
export function SitingAnswer({ run, answer }: Props) {
  const { words, nameIn, map, coverage } = usePlanner();
  const { t, plural } = words;
  const head = useRef<HTMLHeadingElement>(null);
  // The form above it is long: whoever waited would not see that it is there.
  useLayoutEffect(() => head.current?.scrollIntoView({ block: 'start' }), [run.id]);
  const { question } = run;
  const { chosen } = answer;
  const hasCosts = chosen.some(({ cost }) => cost !== 1);
  const hasLoads = chosen.some(({ load }) => load !== null);
  return (
    <section class="where-answer" aria-labelledby="where-answer">
      <h2 id="where-answer" ref={head}>
        {t('planner.where.answer')}
      </h2>
      <div role="status">
        {valueLines(answer, question, nameIn, words).map((line) => (
          <p key={line} class="planner-line planner-line-covered">
            {line}
          </p>
        ))}
        <p class={`planner-line where-bound${answer.proven ? ' is-proven' : ''}`}>
          {boundLine(answer, words)}
        </p>
      </div>
      {leftOverLines(answer, words).map((line) => (
        <p key={line} class="planner-line planner-line-gap">
          {line}
        </p>
      ))}
      {chosen.length > 0 && (
        <FiguresTable
          labelledBy="where-answer"
          first={t('planner.where.col-site')}
          figures={[
            t('planner.where.col-gain'),
            ...(hasCosts ? [t('planner.where.col-cost')] : []),
            ...(hasLoads ? [t('planner.where.col-load')] : []),
          ]}
        >
          {chosen.map((site, index) => {
            const [lng, lat] = asPosition(site.position);
            return (
              <tr key={index}>
                <th scope="row">
                  <button
                    type="button"
                    class="text-button"
                    onClick={() => map?.fit([lng - 0.003, lat - 0.003, lng + 0.003, lat + 0.003])}
                  >
                    {t('planner.where.site', {
                      number: index + 1,
                      name: siteName(site, words),
                    })}
                  </button>
                </th>
                <td class="number">{gainText(site, question, words)}</td>
                {hasCosts && <td class="number">{decimalText(site.cost, 0, words)}</td>}
                {hasLoads && (
                  <td class="number">{site.load === null ? '–' : peopleText(site.load, words)}</td>
                )}
              </tr>
            );
          })}
        </FiguresTable>
      )}
      <p class="quiet">
        {plural('planner.where.from-candidates', answer.candidates, {
          existing: answer.existing,
          seconds: decimalText(answer.seconds, 1, words),
        })}
      </p>
      <PopulationLine population={coverage?.population ?? null} />
      <AnswerActions run={run} answer={answer} />
    </section>
  );
}
