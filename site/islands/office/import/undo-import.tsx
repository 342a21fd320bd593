import { useState } from 'preact/hooks';
import type {
  FacilityImportAnswer,
  ImportUndone,
} from '../../../../server/contract/facility-import.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';

interface Props {
  readonly of: FacilityImportAnswer;
  readonly onDone: () => void;
}

/** Takes a table back, after asking once more. */
export function UndoImport({ of, onDone }: Props) {
  const { t } = usePage().words;
  const { send, say, fail } = useOffice();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function undo(): Promise<void> {
    setBusy(true);
    const answer = await send<ImportUndone>('POST', `/facility-imports/${of.id}/undo`);
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    setAsks(false);
    const { restored, removed } = answer.value;
    say(t('office.import-undone', { restored, removed }));
    onDone();
  }
  return (
    <>
      <Button look="quiet" onClick={() => setAsks(true)}>
        {t('office.import-undo')}
      </Button>
      {asks && (
        <Dialog
          title={t('office.import-undo')}
          closeLabel={t('office.close')}
          onClose={() => {
            setAsks(false);
            setProblem(null);
          }}
        >
          <div class="import-confirm">
            <p>
              {t('office.import-undo-confirm', {
                name: of.fileName,
                new: of.counts['new'] ?? 0,
                changed: of.counts['changed'] ?? 0,
              })}
            </p>
            {problem && (
              <p class="office-problem" role="alert">
                {problem}
              </p>
            )}
            <p class="office-actions">
              <Button disabled={busy} onClick={() => void undo()}>
                {t('office.import-undo-now')}
              </Button>
              <Button look="quiet" onClick={() => setAsks(false)}>
                {t('office.import-cancel')}
              </Button>
            </p>
          </div>
        </Dialog>
      )}
    </>
  );
}
