import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { useLoaded, useOffice } from './office.ts';

interface Signed {
  community: string;
  category: string;
  signedOn: string;
  expiresOn: string;
  holds: boolean;
}

/** “All that there is of this kind here is in the register”: only what is signed lets a circle speak of a gap. */
export function Completeness() {
  const { words, facts } = usePage();
  const { t } = words;
  const { area, send, say, fail } = useOffice();
  const [until, setUntil] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const list = useLoaded<{ signed: Signed[]; usualDays: number; mostDays: number }>(
    `/completeness?area=${area.code}`,
  );
  const of = new Map(list.value?.signed.map((signed) => [signed.category, signed]));
  async function set(category: string, sign: boolean): Promise<void> {
    const path = `/completeness/${area.code}/${category}`;
    const answer = sign
      ? await send('PUT', path, until ? { expiresOn: until } : {})
      : await send('DELETE', path);
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t(sign ? 'office.signed' : 'office.unsigned'));
    list.reload();
  }
  return (
    <section>
      <h2>{t('office.tab-completeness')}</h2>
      <p class="quiet">{t('office.completeness-lead')}</p>
      {(problem ?? list.problem) && (
        <p class="office-problem" role="alert">
          {problem ?? list.problem}
        </p>
      )}
      {!list.value && !list.problem && <Skeleton lines={5} />}
      {list.value && (
        <>
          <Field
            id="sign-until"
            label={t('office.sign-until')}
            hint={t('office.sign-until-hint', {
              days: list.value.usualDays,
              most: list.value.mostDays,
            })}
          >
            <input
              id="sign-until"
              type="date"
              value={until}
              aria-describedby="sign-until-hint"
              onInput={(event) => setUntil(event.currentTarget.value)}
            />
          </Field>
          <ul class="office-list">
            {facts.categories.map(({ code, name }) => {
              const signed = of.get(code);
              return (
                <li key={code} class="office-line">
                  <span>
                    <strong>{name}</strong>{' '}
                    <span class={`state state-${signed?.holds ? 'met' : 'no-data'}`}>
                      {signed
                        ? t(signed.holds ? 'office.signed-until' : 'office.sign-expired', {
                            day: words.date(signed.expiresOn),
                          })
                        : t('office.not-signed')}
                    </span>
                  </span>
                  <span class="office-actions">
                    <Button look="quiet" onClick={() => void set(code, true)}>
                      {t(signed ? 'office.sign-again' : 'office.sign')}
                    </Button>
                    {signed && (
                      <Button look="quiet" onClick={() => void set(code, false)}>
                        {t('office.unsign')}
                      </Button>
                    )}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
