import { useMemo, useState } from 'preact/hooks';
import type { ProviderAnswer } from '../../../server/contract/provider.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { fieldNamed } from './field-named.ts';
import { ProviderFields } from './provider-fields.tsx';
import { providerDraft, providerFields, saidOf } from './provider-words.ts';

interface Props {
  readonly regions: readonly RegionAnswer[];
  /** The caller has none yet. */
  readonly first: boolean;
  readonly onDone: (id: string) => Promise<void>;
  readonly onCancel: () => void;
}

const kinds = ['company', 'organisation', 'volunteers', 'public'] as const;
const id = (field: string) => `register-${field}`;

/** Registers a provider; the office of the community around its base vets it. */
export function RegisterForm({ regions, first, onDone, onCancel }: Props) {
  const { words, send, say } = useAccount();
  const { t } = words;
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const [draft, setDraft] = useState(() => providerDraft(null));
  const { kind, creditCode, name, phone, position } = draft;
  const needsCode = kind !== 'volunteers';
  const register = () =>
    void form.submit(
      [
        needsCode &&
          creditCode.trim() === '' && { field: id('creditCode'), text: t('provider.wrong-code') },
        name.trim() === '' && { field: id('name'), text: t('provider.wrong-own-name') },
        phone.trim() === '' && { field: id('phone'), text: t('provider.wrong-phone') },
        position === null && { field: id('position'), text: t('provider.wrong-position') },
      ],
      async () => {
        if (!position) return null;
        const answer = await post<ProviderAnswer>('/providers', {
          kind,
          ...(creditCode.trim() !== '' && { creditCode: creditCode.trim() }),
          ...saidOf({ ...draft, position }),
        });
        if (answer.ok) {
          say(t('provider.registered'));
          await onDone(answer.value.id);
          return null;
        }
        const code = codeOf(answer.failure);
        const ofCode = code === 'invalid-credit-code' || code === 'credit-code-taken';
        const ofPlace = code === 'outside-every-region' || code === 'outside-region';
        const field = ofCode
          ? 'creditCode'
          : ofPlace
            ? 'position'
            : (fieldNamed(answer.failure, providerFields) ?? 'name');
        return { field: id(field), text: failureWords(answer.failure, words).text };
      },
    );
  return (
    <section class="account-card">
      <h1>{t('provider.register')}</h1>
      <p>{t('provider.register-text')}</p>
      <Form form={form} label={t('provider.register')} onSubmit={register}>
        <fieldset class="choice-column">
          <legend>{t('provider.own-kind')}</legend>
          {kinds.map((one) => (
            <label class="tick" key={one}>
              <input
                type="radio"
                name="register-kind"
                checked={kind === one}
                onChange={() => setDraft({ ...draft, kind: one })}
              />
              <span>
                {t(`provider.kind-of-${one}`)}{' '}
                <span class="quiet">{t(`provider.kind-of-${one}-text`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          id={id('creditCode')}
          label={t(needsCode ? 'provider.credit-code' : 'provider.credit-code-if-any')}
          hint={t('provider.credit-code-hint')}
          autoComplete="off"
          maxLength={40}
          value={creditCode}
          onText={(text) => setDraft({ ...draft, creditCode: text })}
          error={form.errorOf(id('creditCode'))}
        />
        <ProviderFields
          draft={draft}
          set={(fields) => setDraft((now) => ({ ...now, ...fields }))}
          regions={regions}
          id={id}
          errorOf={form.errorOf}
        />
        <div class="provider-actions">
          <Button type="submit" disabled={form.busy}>
            {t('provider.register-do')}
          </Button>
          {!first && (
            <Button look="quiet" onClick={onCancel}>
              {t('provider.back')}
            </Button>
          )}
        </div>
      </Form>
    </section>
  );
}
