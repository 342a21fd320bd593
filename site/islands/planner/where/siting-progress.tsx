import type { SitingRunBody } from '../../../../server/contract/siting.ts';
import { progressLine } from '../../../lib/planner/where/siting-words.ts';
import { Button } from '../../ui/button.tsx';
import { usePlanner } from '../planner-tools.ts';

interface Props {
  readonly run: SitingRunBody;
  readonly onCancel: () => void;
}

/** What the run is doing, the best answer so far, and a way out of it. */
export function SitingProgress({ run, onCancel }: Props) {
  const { words } = usePlanner();
  const { t } = words;
  return (
    <section class="where-progress" aria-labelledby="where-progress">
      <h2 id="where-progress">{t('planner.where.under-way')}</h2>
      <progress aria-labelledby="where-progress" />
      <p role="status">
        {run.state === 'queued' && run.place !== null
          ? t('planner.where.queued', { place: run.place })
          : progressLine(run.progress, run.question, words)}
      </p>
      <p class="quiet">{t('planner.where.meanwhile')}</p>
      <Button look="quiet" onClick={onCancel}>
        {t('planner.where.cancel')}
      </Button>
    </section>
  );
}
