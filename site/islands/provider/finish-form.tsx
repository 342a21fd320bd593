import { useState } from 'preact/hooks';
import type { Visit } from '../../lib/day-legs.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import type { Steps } from './use-steps.ts';

interface Props {
  readonly visit: Visit;
  readonly steps: Steps;
  readonly onEnd: () => void;
}

const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '').slice(0, 6);

/** Done: with the code that the resident says at the end. */
export function FinishForm({ visit, steps, onEnd }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const form = useForm();
  const [code, setCode] = useState('');
  const id = `finish-${visit.id}`;
  const finish = () =>
    void form.submit(
      [code.length < 4 && { field: id, text: t('provider.code-needed') }],
      async () => {
        const refused = await steps.take('finish', { code });
        if (refused) return { field: id, text: refused.text };
        onEnd();
        return null;
      },
    );
  return (
    <Form form={form} label={t('provider.step-finish')} onSubmit={finish}>
      <TextField
        id={id}
        label={t('provider.resident-code')}
        hint={t('provider.resident-code-hint')}
        inputMode="numeric"
        autoComplete="off"
        autoFocus
        value={code}
        onText={setCode}
        clean={digits}
        error={form.errorOf(id)}
      />
      <div class="visit-steps">
        <Button type="submit" class="visit-next" disabled={form.busy}>
          {t('provider.step-finish')}
        </Button>
        <Button look="quiet" onClick={onEnd}>
          {t('provider.back')}
        </Button>
      </div>
    </Form>
  );
}
