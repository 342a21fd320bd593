import { useState } from 'preact/hooks';
import type {
  FacilityVersions,
  RegisterFacilityAnswer,
} from '../../../server/contract/facility.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { changesSince } from '../../lib/version-changes.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { useFacilityValues } from './facility-values.ts';
import { useLoaded, useOffice } from './office.ts';

type Version = FacilityVersions['versions'][number];

interface Props {
  readonly facility: RegisterFacilityAnswer;
  /** After an earlier version was brought back. */
  readonly onDone: () => void;
}

/** Every version of a facility: who wrote it, when, what was changed; an earlier one can be brought back. */
export function FacilityHistory({ facility, onDone }: Props) {
  const { words } = usePage();
  const [open, setOpen] = useState(false);
  return (
    <details class="facility-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.plural('office.history', facility.version)}</summary>
      {open && <Versions facility={facility} onDone={onDone} />}
    </details>
  );
}

function Versions({ facility, onDone }: Props) {
  const { words } = usePage();
  const { t } = words;
  const { send, say, fail } = useOffice();
  const { nameOfField, valueOf } = useFacilityValues();
  const list = useLoaded<FacilityVersions>(`/register/facilities/${facility.id}/versions`);
  const [problem, setProblem] = useState<string | null>(null);
  const versions = list.value?.versions ?? [];

  async function restore({ version }: Version): Promise<void> {
    const answer = await send('POST', `/facilities/${facility.id}/restore`, {
      version: facility.version,
      to: version,
    });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t('office.restored', { number: version }));
    onDone();
  }
  const author = ({ by, importFile }: Version): string => {
    if (by === null) return importFile ?? t('office.by-command');
    const desk = by.office
      ? t(`office.by-${by.office.role === 'office' ? 'office' : 'administrator'}`, {
          area: by.office.areaName,
        })
      : t('office.by-former');
    const who = by.isCaller ? t('office.by-you') : t('office.by-number', { id: by.id.slice(0, 6) });
    return [desk, who, ...(importFile ? [importFile] : [])].join(' · ');
  };
  return (
    <>
      {(problem ?? list.problem) && (
        <p class="office-problem" role="alert">
          {problem ?? list.problem}
        </p>
      )}
      {!list.value && !list.problem && <Skeleton lines={4} />}
      <ol class="office-list">
        {versions.map((version, i) => {
          const changes = changesSince(versions[i + 1]?.state ?? null, version.state);
          return (
            <li key={version.version} class="office-entry">
              <h4>
                {t('office.version', { number: version.version })} ·{' '}
                {t(`office.action-${version.action as 'edit'}`)}
                {i === 0 && <span class="state">{t('office.version-now')}</span>}
              </h4>
              <p class="quiet">
                {momentWords(version.at, words)} · {author(version)}
              </p>
              {changes.length > 0 && (
                <ul class="version-changes">
                  {changes.map(({ field, before, after }) => (
                    <li key={field}>
                      {versions[i + 1]
                        ? t('office.version-change', {
                            field: nameOfField(field),
                            before: valueOf(field, before),
                            after: valueOf(field, after),
                          })
                        : t('office.version-says', {
                            field: nameOfField(field),
                            value: valueOf(field, after),
                          })}
                    </li>
                  ))}
                </ul>
              )}
              {i > 0 && version.state.mergedInto === null && (
                <p class="office-actions">
                  <Button look="quiet" onClick={() => void restore(version)}>
                    {t('office.restore')}
                  </Button>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}
