import { useMemo, useState } from 'preact/hooks';
import type { MemberAnswer } from '../../../server/contract/provider.ts';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';

interface Listed {
  members: MemberAnswer[];
}

/** Accounts that act for the provider: managers do everything, staff see and run their own day. */
export function Members({ resources }: { readonly resources: readonly ResourceAnswer[] }) {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const path = `/providers/${own.provider.id}/members`;
  const members = useLoaded<Listed>(path);
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const [login, setLogin] = useState('');
  const [part, setPart] = useState<'manager' | 'staff'>('staff');
  const [resource, setResource] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const staff = resources.filter(({ kind }) => kind === 'staff');
  const labelOf = (id: string | null) => resources.find((one) => one.id === id)?.label;
  const add = () =>
    void form.submit(
      [
        login.trim() === '' && { field: 'member-login', text: t('provider.wrong-login') },
        part === 'staff' &&
          resource === '' && { field: 'member-resource', text: t('provider.wrong-member') },
      ],
      async () => {
        const answer = await post<Listed>(path, {
          login: login.trim(),
          part,
          ...(part === 'staff' && { resource }),
        });
        if (!answer.ok) {
          const field =
            codeOf(answer.failure) === 'no-such-entry' ? 'member-resource' : 'member-login';
          return { field, text: fail(answer.failure) };
        }
        members.set(answer.value);
        setLogin('');
        say(t('provider.saved'));
        return null;
      },
    );
  const remove = async (member: string) => {
    const answer = await send('DELETE', `${path}/${member}`);
    setProblem(answer.ok ? null : fail(answer.failure));
    if (answer.ok) await members.load();
  };
  const error = form.errorOf('member-resource');
  return (
    <Card id="members" title={t('provider.members')}>
      <p class="quiet">{t('provider.members-text')}</p>
      <Shown
        from={members}
        show={({ members: list }) => (
          <ul class="entries">
            {list.map((member) => (
              <li class="entry" key={member.id}>
                <span>
                  {t('provider.member', { login: member.login })} ·{' '}
                  {t(`provider.part.${member.part}`)}
                  {labelOf(member.resource) && ` · ${labelOf(member.resource)}`}
                </span>
                <Button look="text" onClick={() => void remove(member.id)}>
                  {t('provider.remove-member')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      />
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <Form form={form} label={t('provider.new-member')} onSubmit={add}>
        <TextField
          id="member-login"
          label={t('provider.member-login')}
          hint={t('provider.member-login-hint')}
          maxLength={100}
          value={login}
          onText={setLogin}
          error={form.errorOf('member-login')}
        />
        <fieldset class="choice-row">
          <legend>{t('provider.member-part')}</legend>
          {(['staff', 'manager'] as const).map((one) => (
            <label class="tick" key={one}>
              <input
                type="radio"
                name="member-part"
                checked={part === one}
                onChange={() => setPart(one)}
              />
              <span>{t(`provider.part.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        {part === 'staff' && (
          <div class={`field${error ? ' has-error' : ''}`}>
            <label class="field-label" for="member-resource">
              {t('provider.member-resource')}
            </label>
            {error && (
              <p class="field-error" role="alert" id="member-resource-error">
                {error}
              </p>
            )}
            <select
              id="member-resource"
              value={resource}
              onChange={({ currentTarget }) => setResource(currentTarget.value)}
            >
              <option value="">{t('provider.choose')}</option>
              {staff.map(({ id, label, name }) => (
                <option key={id} value={id}>
                  {[label, name].filter(Boolean).join(' ')}
                </option>
              ))}
            </select>
          </div>
        )}
        <p>
          <Button type="submit" disabled={form.busy}>
            {t('provider.new-member')}
          </Button>
        </p>
      </Form>
    </Card>
  );
}
