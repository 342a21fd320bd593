import type { Change } from '../../../../server/contract/scenario.ts';
import { changeKinds } from '../../../lib/planner/what-if/change-form.ts';
import { Button } from '../../ui/button.tsx';
import { usePlanner } from '../planner-tools.ts';

/** What can be changed; a press opens the form for it. */
export function ChangeKinds({ onChoose }: { readonly onChoose: (kind: Change['kind']) => void }) {
  const { t } = usePlanner().words;
  return (
    <section aria-labelledby="what-if-next">
      <h2 id="what-if-next">{t('planner.what-if.next')}</h2>
      <div class="what-if-kinds">
        {changeKinds.map((kind) => (
          <Button key={kind} look="quiet" onClick={() => onChoose(kind)}>
            {t(`planner.what-if.kind-${kind}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
