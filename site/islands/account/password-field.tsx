import { useState } from 'preact/hooks';
import { useAccount } from './account-context.ts';
import { TextField } from './text-field.tsx';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | null;
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly isNew?: boolean;
}

/** A password that can be shown while typing: fewer mistakes, and no second input to repeat it. */
export function PasswordField({ isNew = false, ...rest }: Props) {
  const { t } = useAccount().words;
  const [shown, setShown] = useState(false);
  return (
    <div class="password-field">
      <TextField
        {...rest}
        type={shown ? 'text' : 'password'}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        autoCapitalize="off"
        spellcheck={false}
        maxLength={200}
      />
      <label class="tick">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        <span>{t('account.password.show')}</span>
      </label>
    </div>
  );
}
