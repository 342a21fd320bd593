import { useState } from 'preact/hooks';
import type { OwnProvider, ProviderAnswer } from '../../../server/contract/provider.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { fieldNamed } from './field-named.ts';
import { ProviderFields } from './provider-fields.tsx';
import { providerDraft, providerFields, saidOf, type ProviderDraft } from './provider-words.ts';

const id = (field: string) => `own-${field}`;
const said = ['name', 'nameEn', 'phone', 'contact', 'aboutZh', 'aboutEn', 'position'] as const;

/** What the provider says of itself, changed. */
export function ChangeForm() {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { own, regions, fail, putProvider, reload } = useDesk();
  const { provider } = own;
  const form = useForm();
  const [draft, setDraft] = useState(() => providerDraft(provider));
  const [version, setVersion] = useState(provider.version);
  const save = () =>
    void form.submit(
      [
        draft.name.trim() === '' && { field: id('name'), text: t('provider.wrong-own-name') },
        draft.phone.trim() === '' && { field: id('phone'), text: t('provider.wrong-phone') },
        draft.position === null && { field: id('position'), text: t('provider.wrong-position') },
      ],
      async () => {
        const { position } = draft;
        if (!position) return null;
        const before = providerDraft(provider);
        const after = saidOf({ ...draft, position });
        // What was not touched is not sent: a vetted name may only be changed by its office.
        const changed = Object.fromEntries(
          said
            .filter((field) => String(before[field] ?? '') !== String(draft[field] ?? ''))
            .map((field) => [field, after[field]]),
        );
        const answer = await send<ProviderAnswer>('PATCH', `/providers/${provider.id}`, {
          version,
          ...changed,
        });
        if (answer.ok) {
          putProvider(answer.value);
          setVersion(answer.value.version);
          // Another name is vetted anew, which stands in the history.
          if (answer.value.state !== provider.state) await reload();
          say(t('provider.saved'));
          return null;
        }
        if (codeOf(answer.failure) === 'changed-meanwhile') {
          const fresh = await send<{ providers: OwnProvider[] }>('GET', '/providers/mine');
          const now =
            fresh.ok && fresh.value.providers.find((one) => one.provider.id === provider.id);
          if (now) {
            setVersion(now.provider.version);
            return { field: id('name'), text: differences(before, providerDraft(now.provider)) };
          }
        }
        const field = fieldNamed(answer.failure, providerFields) ?? 'name';
        return { field: id(field), text: fail(answer.failure) };
      },
    );

  function differences(before: ProviderDraft, now: ProviderDraft): string {
    const fields = said.filter((field) => String(before[field]) !== String(now[field]));
    return fields.length === 0
      ? t('provider.changed-otherwise')
      : t('provider.offering-changed', {
          what: words.list(fields.map((field) => t(`provider.own-${field}`))),
        });
  }

  return (
    <Card id="own-words" title={t('provider.own-words')}>
      {provider.creditCode && (
        <p class="quiet">
          {t('provider.credit-code')}: {provider.creditCode}
        </p>
      )}
      {provider.state === 'approved' && <p class="quiet">{t('provider.vetted-again')}</p>}
      <Form form={form} label={t('provider.own-words')} onSubmit={save}>
        <ProviderFields
          draft={draft}
          set={(fields) => setDraft((now) => ({ ...now, ...fields }))}
          regions={regions}
          id={id}
          errorOf={form.errorOf}
        />
        <p>
          <Button type="submit" disabled={form.busy}>
            {t('provider.save')}
          </Button>
        </p>
      </Form>
    </Card>
  );
}
