import { useId, useState } from 'preact/hooks';
import type { ScenarioAnswer } from '../../../../server/contract/scenario.ts';
import { longestName } from '../../../lib/planner/what-if/changes.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { usePlanner } from '../planner-tools.ts';
import { ScenarioActions } from './scenario-actions.tsx';
import type { Draft } from './use-draft.ts';

interface Props {
  readonly scenario: ScenarioAnswer;
  readonly draft: Draft;
  /** A change cannot be made, so nothing is kept until it is mended. */
  readonly refused: boolean;
}

/** Name, whether it is kept, and what can be done with the whole. */
export function ScenarioHead({ scenario, draft, refused }: Props) {
  const { words, follow } = usePlanner();
  const { t } = words;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? draft.name;
  const bad = name.trim() === '';
  return (
    <section class="what-if-head" aria-label={t('planner.what-if.scenario')}>
      <div class="button-row">
        <Button look="text" onClick={() => follow(null)}>
          {t('planner.what-if.all')}
        </Button>
      </div>
      <Field
        id={id}
        label={t('planner.what-if.scenario-name')}
        error={bad ? t('planner.what-if.unnamed') : null}
      >
        <input
          id={id}
          value={name}
          maxLength={longestName}
          aria-invalid={bad}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => {
            if (typed === null || bad) return;
            if (typed.trim() !== draft.name) draft.rename(typed.trim());
            setTyped(null);
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </Field>
      <p class={`what-if-state what-if-state-${refused ? 'refused' : draft.state}`} role="status">
        {refused && draft.state === 'waits'
          ? t('planner.what-if.state-refused')
          : draft.state === 'failed'
            ? t('planner.what-if.state-failed', { why: draft.problem ?? '' })
            : t(`planner.what-if.state-${draft.state}`)}
      </p>
      {draft.state === 'failed' && (
        <Button look="quiet" onClick={draft.save}>
          {t('failure.retry')}
        </Button>
      )}
      {draft.state === 'conflict' && (
        <div class="button-row">
          <Button onClick={draft.keepMine}>{t('planner.what-if.keep-mine')}</Button>
          <Button look="quiet" onClick={draft.takeTheirs}>
            {t('planner.what-if.take-theirs')}
          </Button>
        </div>
      )}
      <ScenarioActions scenario={{ ...scenario, name: draft.name }} onGone={() => follow(null)} />
    </section>
  );
}
