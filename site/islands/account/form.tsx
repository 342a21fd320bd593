import type { ComponentChildren } from 'preact';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { useAccount } from './account-context.ts';
import type { FormState } from './use-form.ts';

interface Props {
  readonly form: FormState;
  /** Name of the form for screen readers. */
  readonly label: string;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
}

/** A form that is checked by us: the browser's own bubbles speak another language and vanish. */
export function Form({ form, label, onSubmit, children }: Props) {
  const { t } = useAccount().words;
  return (
    <form
      class="account-form"
      noValidate
      aria-label={label}
      aria-busy={form.busy}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <ErrorSummary title={t('account.form.problem')} problems={form.problems} />
      {children}
    </form>
  );
}
