import { useState } from 'preact/hooks';
import type { FacilityAnswer } from '../../../server/contract/facility.ts';
import type { GatheredReport } from '../../../server/contract/report.ts';
import { reportedChanges } from '../../lib/reported-change.ts';
import { asPosition } from '../../lib/view-state.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { dayHere } from './local-moment.ts';
import { useLoaded, useOffice } from './office.ts';
import { ReportedPlaces } from './reported-places.tsx';

interface Props {
  readonly report: GatheredReport;
  readonly onDone: () => void;
}

/** One thing that residents say. What is accepted is changed in the same step; the answer goes to all who reported it. */
export function ReportCard({ report, onDone }: Props) {
  const { words } = usePage();
  const { t, plural } = words;
  const { area, send, say, fail } = useOffice();
  const date = words.date(dayHere(report.firstAt));
  const [answerText, setAnswerText] = useState('');
  const [hours, setHours] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [notes, setNotes] = useState<readonly string[]>(report.notes);
  const id = `answer-${report.id}`;
  const positions = report.positions.map((at) => asPosition(at));
  const facility = useLoaded<FacilityAnswer>(
    positions.length > 0 ? `/facilities/${encodeURIComponent(report.facility)}` : null,
  );
  const entrances = facility.value?.entrances.map((at) => asPosition(at)) ?? [];
  const { choices, preferred } = reportedChanges(report.kind, positions, entrances);
  /** Undefined: what is preferred. */
  const [picked, setPicked] = useState<number | null | undefined>();
  const chosen = picked === undefined ? preferred : picked;

  function change(): Record<string, unknown> | null {
    const version = report.facilityVersion;
    if (report.kind === 'closed') return { version, closeOn: today() };
    const taken = chosen === null ? undefined : choices[chosen];
    if (taken) return { version: facility.value?.version ?? version, ...taken.apply };
    if (report.kind === 'wrong-hours' && hours.trim())
      return { version, openingHours: hours.trim() };
    return null;
  }
  /** Residents' own words: a look at them is put on record, so it is asked for. */
  async function read(): Promise<void> {
    const answer = await send<GatheredReport>('GET', `/reports/${report.id}`);
    setProblem(answer.ok ? null : fail(answer));
    if (answer.ok) setNotes(answer.value.notes);
  }
  async function decide(decision: 'accepted' | 'refused'): Promise<void> {
    const apply = decision === 'accepted' ? change() : null;
    const answer = await send('POST', `/reports/${report.id}/decision`, {
      decision,
      ...(answerText.trim() ? { answer: answerText.trim() } : {}),
      ...(apply ? { apply } : {}),
    });
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t('office.decided'));
    onDone();
  }
  return (
    <li class="office-entry">
      <h4>
        {report.facilityName} · {t(`office.report-${report.kind}`)}
      </h4>
      <p class="quiet">
        {plural('office.report-count', report.count)} · {date}
        {' · '}
        <a
          href={`#area=${report.community ?? area.code}&tab=facilities&facility=${report.facility}`}
        >
          {t('office.edit-facility')}
        </a>
      </p>
      {report.noted > notes.length && (
        <p>
          <Button look="quiet" onClick={() => void read()}>
            {plural('office.read-notes', report.noted)}
          </Button>
        </p>
      )}
      {notes.map((note, i) => (
        <blockquote key={i}>{note}</blockquote>
      ))}
      {problem && (
        <p class="office-problem" role="alert">
          {problem}
        </p>
      )}
      {positions.length > 0 && (
        <ReportedPlaces
          report={report.id}
          kind={report.kind}
          positions={positions}
          facility={facility.value}
          choices={choices}
          chosen={chosen}
          onChoose={setPicked}
        />
      )}
      {report.kind === 'wrong-hours' && (
        <Field
          id={`hours-${report.id}`}
          label={t('office.right-hours')}
          hint={t('office.hours-hint')}
        >
          <input
            id={`hours-${report.id}`}
            maxLength={255}
            value={hours}
            aria-describedby={describedBy(`hours-${report.id}`, { hint: true })}
            onInput={(event) => setHours(event.currentTarget.value)}
          />
        </Field>
      )}
      <Field id={id} label={t('office.answer')} hint={t('office.answer-hint')}>
        <input
          id={id}
          maxLength={500}
          value={answerText}
          aria-describedby={describedBy(id, { hint: true })}
          onInput={(event) => setAnswerText(event.currentTarget.value)}
        />
      </Field>
      <p class="office-actions">
        <Button onClick={() => void decide('accepted')}>
          {t(change() ? 'office.accept-and-change' : 'office.accept')}
        </Button>
        <Button look="quiet" onClick={() => void decide('refused')}>
          {t('office.refuse')}
        </Button>
      </p>
    </li>
  );
}

const today = (): string => dayHere(new Date().toISOString());
