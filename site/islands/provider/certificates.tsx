import { useMemo, useState } from 'preact/hooks';
import type { OwnOfferingAnswer } from '../../../server/contract/offering.ts';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { describedBy, Field } from '../ui/field.tsx';
import { useDesk } from './desk.ts';

interface Props {
  readonly resource: ResourceAnswer;
  readonly onChanged: (now: { resources: ResourceAnswer[] }) => void;
  readonly onReload: () => Promise<void>;
}

/** Certificates of one of the staff; an expired one says which offerings it blocks. */
export function Certificates({ resource, onChanged, onReload }: Props) {
  const { words, send, say } = useAccount();
  const { t, lang } = words;
  const { own, fail, certificates: types } = useDesk();
  const base = `/providers/${own.provider.id}`;
  const offerings = useLoaded<{ offerings: OwnOfferingAnswer[] }>(`${base}/offerings`);
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const [type, setType] = useState('');
  const [level, setLevel] = useState('');
  const [number, setNumber] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const id = (field: string) => `certificate-${resource.id}-${field}`;
  const path = `${base}/resources/${resource.id}/certificates`;
  const nameOf = (code: string) => types.find((one) => one.code === code)?.name ?? code;
  const blocked = (code: string) =>
    (offerings.value?.offerings ?? [])
      .filter(
        (one) => one.requiredCertificates.includes(code) && one.resources.includes(resource.id),
      )
      .map((one) => (lang === 'en' ? (one.nameEn ?? one.nameZh) : one.nameZh));

  const add = () =>
    void form.submit(
      [
        type === '' && { field: id('type'), text: t('provider.wrong-type') },
        number.trim() === '' && { field: id('number'), text: t('provider.wrong-number') },
      ],
      async () => {
        const answer = await post<{ resources: ResourceAnswer[] }>(path, {
          type,
          number: number.trim(),
          level: level.trim() || null,
          expiresOn: expiresOn || null,
        });
        if (!answer.ok) return { field: id('type'), text: fail(answer.failure) };
        onChanged(answer.value);
        say(t('provider.saved'));
        setType('');
        setLevel('');
        setNumber('');
        setExpiresOn('');
        return null;
      },
    );
  const withdraw = async (certificate: string) => {
    const answer = await send('DELETE', `${path}/${certificate}`);
    setProblem(answer.ok ? null : fail(answer.failure));
    if (answer.ok) await onReload();
  };
  const error = form.errorOf(id('type'));
  return (
    <div class="provider-below">
      {resource.certificates.length === 0 && <p>{t('provider.no-certificates')}</p>}
      <ul class="entries">
        {resource.certificates.map((one) => (
          <li class="entry" key={one.id}>
            <div class="entry-words">
              <p>
                <strong>{nameOf(one.type)}</strong> {one.level}{' '}
                {one.expired && (
                  <span class="state provider-state-refused">{t('provider.expired')}</span>
                )}
                {one.expiresSoon && (
                  <span class="state provider-state-asked">{t('provider.expires-soon')}</span>
                )}
              </p>
              <p class="quiet">
                {[
                  one.number,
                  one.expiresOn
                    ? t('provider.valid-until', { day: words.date(one.expiresOn) })
                    : t('provider.valid-always'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {one.expired && blocked(one.type).length > 0 && (
                <p class="field-error">
                  {t('provider.blocks', { list: words.list(blocked(one.type)) })}
                </p>
              )}
            </div>
            <Button look="text" onClick={() => void withdraw(one.id)}>
              {t('provider.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <Form form={form} label={t('provider.new-certificate')} onSubmit={add}>
        <h4>{t('provider.new-certificate')}</h4>
        <Field id={id('type')} label={t('provider.certificate-type')} error={error}>
          <select
            id={id('type')}
            value={type}
            aria-describedby={describedBy(id('type'), { error: error !== null })}
            onChange={({ currentTarget }) => setType(currentTarget.value)}
          >
            <option value="">{t('provider.choose')}</option>
            {types.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <div class="field-grid">
          <TextField
            id={id('number')}
            label={t('provider.certificate-number')}
            maxLength={60}
            value={number}
            onText={setNumber}
            error={form.errorOf(id('number'))}
          />
          <TextField
            id={id('level')}
            label={t('provider.certificate-level')}
            maxLength={40}
            value={level}
            onText={setLevel}
            error={null}
          />
          <TextField
            id={id('expires')}
            type="date"
            label={t('provider.certificate-expires')}
            value={expiresOn}
            onText={setExpiresOn}
            error={null}
          />
        </div>
        <p>
          <Button type="submit" disabled={form.busy}>
            {t('provider.add')}
          </Button>
        </p>
      </Form>
    </div>
  );
}
