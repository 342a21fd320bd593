import { useState } from 'preact/hooks';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { weekTexts } from '../../lib/working-week.ts';
import { weekdayName } from '../../lib/weekday-name.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { CalendarLink } from './calendar-link.tsx';
import { Certificates } from './certificates.tsx';
import { Leave } from './leave.tsx';

interface Props {
  readonly resource: ResourceAnswer;
  readonly onChanged: (now: { resources: ResourceAnswer[] }) => void;
  readonly onReload: () => Promise<void>;
  readonly onEdit: () => void;
}

type Open = 'certificates' | 'leave' | 'calendar';

/** One of the people and places, with what is unfolded below it. */
export function ResourceEntry({ resource, onChanged, onReload, onEdit }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const expired = resource.certificates.filter((one) => one.expired).length;
  const soon = resource.certificates.filter((one) => one.expiresSoon).length;
  const parts: readonly Open[] =
    resource.kind === 'staff' ? ['leave', 'certificates', 'calendar'] : ['leave', 'calendar'];
  return (
    <li class="account-card">
      <h3>
        {[resource.label, resource.name].filter(Boolean).join(' ')}{' '}
        <span class={`state ${resource.active ? 'provider-state-approved' : ''}`}>
          {t(resource.active ? 'provider.works' : 'provider.rests')}
        </span>
        {expired > 0 && (
          <span class="state provider-state-refused">
            {words.plural('provider.certificates-expired', expired)}
          </span>
        )}
        {expired === 0 && soon > 0 && (
          <span class="state provider-state-asked">
            {words.plural('provider.certificates-soon', soon)}
          </span>
        )}
      </h3>
      <p class="quiet">
        {[
          t(`provider.kind-${resource.kind}`),
          resource.profile && t(`provider.profile-${resource.profile}`),
          resource.phone,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="quiet">{weekLine(resource, words.lang) || t('provider.no-hours')}</p>
      <p class="provider-actions">
        <Button look="quiet" onClick={onEdit}>
          {t('provider.change')}
        </Button>
        {parts.map((part) => (
          <button
            key={part}
            type="button"
            class="button button-quiet"
            aria-expanded={open === part}
            onClick={() => setOpen(open === part ? null : part)}
          >
            {t(`provider.open-${part}`)}
          </button>
        ))}
      </p>
      {open === 'certificates' && (
        <Certificates resource={resource} onChanged={onChanged} onReload={onReload} />
      )}
      {open === 'leave' && <Leave resource={resource} />}
      {open === 'calendar' && <CalendarLink resource={resource} />}
    </li>
  );
}

/** “周一–周五 08:30-12:00, 14:00-17:30; 周六 …”: days in a row with the same hours are one. */
function weekLine({ plan }: ResourceAnswer, lang: string): string {
  const texts = weekTexts(plan.spans);
  const runs: { from: number; to: number; text: string }[] = [];
  for (const [i, text] of texts.entries()) {
    const last = runs.at(-1);
    if (last?.text === text) last.to = i + 1;
    else runs.push({ from: i + 1, to: i + 1, text });
  }
  return runs
    .filter(({ text }) => text !== '')
    .map(({ from, to, text }) => {
      const name = (day: number) => weekdayName(lang, day);
      return `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${text}`;
    })
    .join('; ');
}
