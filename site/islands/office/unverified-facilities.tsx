import { useState } from 'preact/hooks';
import type { ToDoAnswer } from '../../../server/contract/register.ts';
import { Button } from '../ui/button.tsx';
import { usePage } from '../words.ts';
import { useOffice } from './office.ts';

interface Props {
  readonly unverified: ToDoAnswer['unverified'];
  readonly onDone: () => void;
}

/** What nobody of the office has confirmed yet, whoever says it: confirmed here, or looked at first. */
export function UnverifiedFacilities({ unverified: { total, first }, onDone }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const { area, send, say, fail } = useOffice();
  const [problem, setProblem] = useState<string | null>(null);
  if (total === 0) return null;
  async function verify({ id, version }: { id: string; version: number }): Promise<void> {
    const answer = await send('POST', `/facilities/${id}/verify`, { version });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t('office.done-verify'));
    onDone();
  }
  return (
    <>
      <h3>{t('office.to-verify', { count: total })}</h3>
      {problem && (
        <p class="office-problem" role="alert">
          {problem}
        </p>
      )}
      <ul class="office-list">
        {first.map((facility) => {
          const { id, name, categories, community, address, source } = facility;
          const home = community?.code ?? area.code;
          return (
            <li key={id} class="office-line">
              <span>
                <strong>{name ?? t('office.no-name')}</strong>
                <span class="office-said">
                  {[
                    words.row(categories.map(nameOf)),
                    community?.name,
                    address,
                    t(`office.source-${source}`),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <span class="office-actions">
                <Button look="quiet" onClick={() => void verify(facility)}>
                  {t('office.verify')}
                </Button>
                <a href={`#area=${home}&tab=facilities&facility=${id}`}>{t('office.edit')}</a>
              </span>
            </li>
          );
        })}
      </ul>
      {total > first.length && (
        <p>
          <a href={`#area=${area.code}&tab=facilities&only=unverified`}>
            {t('office.all-unverified')}
          </a>
        </p>
      )}
    </>
  );
}
