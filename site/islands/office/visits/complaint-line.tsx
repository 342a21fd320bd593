import { useState } from 'preact/hooks';
import type { OfficeComplaintAnswer } from '../../../../server/contract/complaint.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { OpenedComplaint } from './opened-complaint.tsx';

export type ListedComplaint = Omit<
  OfficeComplaintAnswer,
  'words' | 'events' | 'name' | 'phone' | 'mediator' | 'nearestMediator' | 'actions'
>;

interface Props {
  readonly complaint: ListedComplaint;
  readonly opened: boolean;
  readonly onDone: () => void;
}

/** One complaint: about what, whose it is, by when; the words and the person are opened, on record. */
export function ComplaintLine({ complaint, opened, onDone }: Props) {
  const { words } = usePage();
  const { t } = words;
  const [open, setOpen] = useState(opened);
  const { about, providerName, code, state, overdue, dueAt, outcome, owner } = complaint;
  const whose =
    owner === null
      ? t('office.visits.owner-none')
      : owner.isCaller
        ? t('office.visits.owner-you')
        : t('office.visits.owner-other', { office: owner.office?.areaName ?? '' });
  return (
    <li class={`office-entry${overdue ? ' visits-alert' : ''}`}>
      <div class="visits-head">
        <h3>
          {t(`office.visits.about-${about ?? 'other'}`)} · {providerName}
        </h3>
        <span class={`state ${overdue ? 'state-not-met' : state === 'settled' ? 'state-met' : ''}`}>
          {t(`office.visits.complaint-${state}`)}
        </span>
      </div>
      <p class="quiet">
        {code && `${t('office.visits.code-of', { code })} · `}
        {whose}
        {dueAt &&
          ` · ${t(overdue ? 'office.visits.overdue-since' : 'office.visits.due-by', {
            moment: momentWords(dueAt, words),
          })}`}
        {outcome && ` · ${t(`office.visits.outcome-${outcome}`)}`}
      </p>
      <p class="office-actions">
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'office.visits.close' : 'office.visits.open-complaint')}
        </Button>
      </p>
      {open && <OpenedComplaint id={complaint.id} onDone={onDone} />}
    </li>
  );
}
