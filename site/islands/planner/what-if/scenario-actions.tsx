import { useId, useState } from 'preact/hooks';
import type { ScenarioAnswer, ScenarioHead } from '../../../../server/contract/scenario.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { scenarioLink } from '../../../lib/planner/what-if/scenario-link.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { usePlanner } from '../planner-tools.ts';

interface Props {
  readonly scenario: ScenarioHead;
  /** It was deleted. */
  readonly onGone: () => void;
  /** It was copied, shared or is no longer shared. */
  readonly onChanged?: () => void;
}

/** Copy, share, stop sharing, take away as a file, delete. */
export function ScenarioActions({ scenario, onGone, onChanged }: Props) {
  const { words, send, say, view, change } = usePlanner();
  const { t } = words;
  const id = useId();
  const [isShared, setShared] = useState(scenario.isShared);
  const [link, setLink] = useState<string | null>(null);
  const [asks, setAsks] = useState<'delete' | 'share-again' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const path = `/scenarios/${encodeURIComponent(scenario.id)}`;

  /** @returns the answer, or null after saying why there is none */
  async function step<T>(...question: Parameters<typeof send>): Promise<T | null> {
    setProblem(null);
    const answer = await send<T>(...question);
    if (answer.ok) return answer.value;
    setProblem(failureWords(answer.failure, words).text);
    return null;
  }
  const copyText = async (text: string) => {
    await navigator.clipboard.writeText(text).then(
      () => say(t('planner.what-if.link-copied')),
      () => say(t('planner.what-if.link-ready')),
    );
  };
  const share = async () => {
    setAsks(null);
    const shared = await step<{ token: string }>('POST', `${path}/share`);
    if (!shared) return;
    const made = scenarioLink(view, shared.token, location.origin, location.pathname);
    setShared(true);
    setLink(made);
    onChanged?.();
    await copyText(made);
  };
  const unshare = async () => {
    if (!(await step('DELETE', `${path}/share`))) return;
    setShared(false);
    setLink(null);
    onChanged?.();
    say(t('planner.what-if.unshared'));
  };
  const copy = async () => {
    const name = t('planner.what-if.copy-name', { name: scenario.name }).slice(0, 80);
    const made = await step<ScenarioAnswer>('POST', '/scenarios/copy', {
      scenario: scenario.id,
      name,
    });
    if (!made) return;
    say(t('planner.what-if.copied', { name: made.name }));
    change({ region: made.region, scenario: made.id });
  };
  const remove = async () => {
    setAsks(null);
    if (!(await step('DELETE', path))) return;
    say(t('planner.what-if.deleted', { name: scenario.name }));
    onGone();
  };
  return (
    <div class="what-if-actions">
      <div class="button-row">
        <Button look="text" onClick={() => void copy()}>
          {t('planner.what-if.copy')}
        </Button>
        <Button look="text" onClick={() => (isShared ? setAsks('share-again') : void share())}>
          {t(isShared ? 'planner.what-if.share-again' : 'planner.what-if.share')}
        </Button>
        {isShared && (
          <Button look="text" onClick={() => void unshare()}>
            {t('planner.what-if.unshare')}
          </Button>
        )}
        <a href={`/api/v1${path}/file`} download={`scenario-${scenario.id}.geojson`}>
          {t('planner.what-if.export')}
        </a>
        <Button look="text" onClick={() => setAsks('delete')}>
          {t('planner.what-if.delete')}
        </Button>
      </div>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {link && (
        <Field id={id} label={t('planner.what-if.link')} hint={t('planner.what-if.link-hint')}>
          <input id={id} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        </Field>
      )}
      {asks === 'delete' && (
        <Dialog
          title={t('planner.what-if.delete-question', { name: scenario.name })}
          closeLabel={t('actions.close')}
          onClose={() => setAsks(null)}
        >
          <p>{t('planner.what-if.delete-text')}</p>
          <div class="button-row">
            <Button onClick={() => void remove()}>{t('planner.what-if.delete')}</Button>
            <Button look="quiet" onClick={() => setAsks(null)}>
              {t('planner.what-if.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
      {asks === 'share-again' && (
        <Dialog
          title={t('planner.what-if.share-again')}
          closeLabel={t('actions.close')}
          onClose={() => setAsks(null)}
        >
          <p>{t('planner.what-if.share-again-text')}</p>
          <div class="button-row">
            <Button onClick={() => void share()}>{t('planner.what-if.share-again')}</Button>
            <Button look="quiet" onClick={() => setAsks(null)}>
              {t('planner.what-if.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
