import type { ChangeEffect } from '../../../../server/contract/compare.ts';
import { changeSentence } from '../../../lib/planner/what-if/change-words.ts';
import type { Changes } from '../../../lib/planner/what-if/changes.ts';
import type { RefusedChange } from '../../../lib/planner/what-if/refused-change.ts';
import { Button } from '../../ui/button.tsx';
import { usePlanner } from '../planner-tools.ts';
import type { KnownNames } from './use-change-names.ts';

interface Props {
  readonly changes: Changes;
  readonly effects: readonly ChangeEffect[];
  readonly names: KnownNames;
  readonly refused: RefusedChange | null;
  /** Why what is being dragged cannot stand where it is now. */
  readonly moving?: string | null;
  /** Absent: the list is only read. */
  readonly onRemove?: (index: number) => void;
  readonly undo?: (() => void) | null;
}

/** Everything that the scenario changes, one sentence each, with what is wrong beside the one that it is about. */
export function ChangeList({ changes, effects, names, refused, moving, onRemove, undo }: Props) {
  const { words, say } = usePlanner();
  const { t } = words;
  return (
    <section aria-labelledby="what-if-changes">
      <h2 id="what-if-changes">{t('planner.what-if.changes')}</h2>
      {changes.length === 0 && <p class="quiet">{t('planner.what-if.no-changes')}</p>}
      <ol class="what-if-changes">
        {changes.map((change, index) => {
          const effect = effects.find((one) => one.change === index && one.kind === change.kind);
          const sentence = changeSentence(change, effect, names, words);
          const wrong = refused?.change === index ? refused.text : null;
          return (
            <li key={index} class={wrong ? 'is-refused' : ''}>
              <span class="what-if-number" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <p>{sentence}</p>
                {wrong && (
                  <p class="field-error" role="alert">
                    {wrong} {t('planner.what-if.not-kept')}
                  </p>
                )}
              </div>
              {onRemove && (
                <Button
                  look="text"
                  aria-label={t('planner.what-if.remove-named', { change: sentence })}
                  onClick={() => {
                    onRemove(index);
                    say(t('planner.what-if.removed', { change: sentence }));
                  }}
                >
                  {t('planner.what-if.remove')}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {moving && (
        <p class="field-error" role="status">
          {moving}
        </p>
      )}
      {undo && (
        <Button look="text" onClick={undo}>
          {t('planner.what-if.undo')}
        </Button>
      )}
    </section>
  );
}
