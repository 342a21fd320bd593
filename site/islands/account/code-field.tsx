import { useLayoutEffect, useRef } from 'preact/hooks';
import { codeDigits } from '../../lib/typed-code.ts';
import { useAccount } from './account-context.ts';
import { TextField } from './text-field.tsx';

interface Props {
  readonly id: string;
  readonly label?: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly value: string;
  readonly onText: (code: string) => void;
  /** Takes the focus when it appears. */
  readonly first?: boolean;
}

/** Six digits in one input, so that pasting, autofill and voice input work; what is no digit is left out while typing. */
export function CodeField({ label, first = false, ...rest }: Props) {
  const { t } = useAccount().words;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (first) box.current?.querySelector('input')?.focus();
  }, []);
  return (
    <div class="code-field" ref={box}>
      <TextField
        {...rest}
        label={label ?? t('account.code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellcheck={false}
        // Longer than the code: what is pasted may hold spaces or words around it.
        maxLength={40}
        clean={codeDigits}
      />
    </div>
  );
}
