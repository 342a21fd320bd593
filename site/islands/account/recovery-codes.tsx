import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { CopyButton } from './copy-button.tsx';

/** Id of the tick, for the problem that points at it. */
export const keptTick = 'codes-kept';

interface Props {
  readonly codes: readonly string[];
  readonly kept: boolean;
  readonly onKept: (kept: boolean) => void;
  readonly error: string | null;
}

/** Recovery codes, shown this once: to copy, to print, and the tick that they are kept. */
export function RecoveryCodes({ codes, kept, onKept, error }: Props) {
  const { t, plural } = useAccount().words;
  return (
    <div class="recovery">
      <p>{plural('account.recovery.explained', codes.length)}</p>
      <ol class="recovery-codes print-alone">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="button-row">
        <CopyButton text={codes.join('\n')} label={t('account.recovery.copy')} />
        <Button look="quiet" onClick={() => print()}>
          {t('account.recovery.print')}
        </Button>
      </div>
      <div class={error ? 'field has-error' : 'field'}>
        {error && (
          <p class="field-error" id={`${keptTick}-error`}>
            {error}
          </p>
        )}
        <label class="tick">
          <input
            type="checkbox"
            id={keptTick}
            checked={kept}
            aria-invalid={error !== null}
            aria-describedby={error ? `${keptTick}-error` : undefined}
            onChange={(event) => onKept(event.currentTarget.checked)}
          />
          <span>{t('account.recovery.kept')}</span>
        </label>
      </div>
    </div>
  );
}
