import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReportFiled } from '../../../server/contract/report.ts';
import type { Failure } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { reportKinds, type ReportKind } from '../../lib/report-receipts.ts';
import { createSend } from '../../lib/send.ts';
import type { Position } from '../../lib/view-state.ts';
import { Icon } from '../icon.tsx';
import { Button } from '../ui/button.tsx';
import { usePage } from '../words.ts';
import { KnownReportLines } from './report-entry.tsx';
import { ReportPlace } from './report-place.tsx';
import { useReceipts } from './use-receipts.ts';

interface Props {
  readonly facility: string;
  readonly name: string;
  /** Where it stands in the register; null where that is not known. */
  readonly at: Position | null;
}

const longestNote = 500;
/** Where it is now, or which gate: of the others a place says nothing. */
const placedKinds: ReadonlySet<ReportKind> = new Set(['moved', 'gate-locked']);

interface Sent {
  readonly receipt: string;
  readonly kept: boolean;
}

/** On a facility's card: four things that may be wrong, each sent by one tap, and what became of those sent from here. */
export function ReportBlock({ facility, name, at }: Props) {
  const { words } = usePage();
  const { t, lang } = words;
  const send = useMemo(
    () =>
      createSend(
        lang,
        (...request) => fetch(...request),
        () => navigator.onLine,
      ),
    [],
  );
  const receipts = useReceipts(send, (kept) => kept.facility === facility);
  const [open, setOpen] = useState(false);
  const [sending, setSending] = useState<ReportKind | null>(null);
  const [failed, setFailed] = useState<{ kind: ReportKind; failure: Failure } | null>(null);
  const [sent, setSent] = useState<Sent | null>(null);
  const [note, setNote] = useState('');
  const [place, setPlace] = useState<Position | null>(null);
  const box = useId();
  /** A point that was put on the registered place and left there says nothing. */
  const pointed = place && place.join() !== at?.join() ? place : null;

  const report = async (kind: ReportKind) => {
    if (sending) return;
    setSending(kind);
    setFailed(null);
    const written = note.trim();
    const answer = await send<ReportFiled>('POST', '/reports', {
      facility,
      kind,
      ...(written && { note: written }),
      ...(pointed && placedKinds.has(kind) && { position: pointed }),
    });
    setSending(null);
    if (!answer.ok) return setFailed({ kind, failure: answer.failure });
    const { id, receipt } = answer.value;
    const sentAt = new Date().toISOString();
    setSent({ receipt, kept: receipts.add({ id, receipt, facility, name, kind, at: sentAt }) });
    setNote('');
    setPlace(null);
    setOpen(false);
  };
  const waits = (kind: ReportKind) =>
    receipts.reports.some(
      ({ kept, state }) =>
        kept.kind === kind && state !== null && state !== 'gone' && state.state === 'open',
    );

  return (
    <section class="report" aria-label={t('report.open')}>
      {sent && <Thanks sent={sent} />}
      {receipts.reports.length > 0 && (
        <>
          <h2>{t('report.yours')}</h2>
          <ul class="report-list">
            {receipts.reports.map((one) => (
              <li key={one.kept.id}>
                <KnownReportLines report={one} words={words} onDrop={receipts.drop} />
              </li>
            ))}
          </ul>
          {receipts.failure && (
            <p class="quiet">
              {failureWords(receipts.failure, words).text}{' '}
              <Button look="text" onClick={receipts.askAgain}>
                {t('failure.retry')}
              </Button>
            </p>
          )}
          <p>
            <a href={`${lang === 'en' ? '/en' : ''}/account/#own-reports`}>{t('report.mine')}</a>
          </p>
        </>
      )}
      <button
        type="button"
        class="button button-quiet other-maps-button"
        aria-expanded={open}
        aria-controls={box}
        onClick={() => {
          setOpen(!open);
          setSent(null);
        }}
      >
        <Icon name="alert" />
        {t(receipts.reports.length > 0 ? 'report.another' : 'report.open')}
        <Icon name="fold" />
      </button>
      <div id={box} hidden={!open} class="report-choices">
        <p id={`${box}-lead`}>{t('report.lead')}</p>
        <details>
          <summary>{t('report.note')}</summary>
          <label for={`${box}-note`} class="quiet">
            {t('report.note-hint')}
          </label>
          <textarea
            id={`${box}-note`}
            rows={3}
            maxLength={longestNote}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </details>
        {at && <ReportPlace send={send} at={at} name={name} place={place} onPlace={setPlace} />}
        <div role="group" aria-labelledby={`${box}-lead`} class="report-kinds">
          {reportKinds.map((kind) => (
            <button
              type="button"
              class="button button-quiet"
              key={kind}
              disabled={waits(kind)}
              aria-busy={sending === kind}
              onClick={() => void report(kind)}
            >
              {t(`report.kind.${kind}`)}
              {waits(kind) && <span class="report-waits">{t('report.already')}</span>}
            </button>
          ))}
        </div>
        <p role="status">{sending && t('report.sending')}</p>
        {failed && (
          <div class="report-failed" role="alert">
            <p>
              {t('report.not-sent', { kind: t(`report.kind.${failed.kind}`) })}{' '}
              {failureWords(failed.failure, words).text}
            </p>
            <Button onClick={() => void report(failed.kind)}>{t('failure.retry')}</Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** Takes the focus: the button that was pressed has just gone. */
function Thanks({ sent }: { readonly sent: Sent }) {
  const { t } = usePage().words;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  return (
    <div class="report-thanks" role="status" tabIndex={-1} ref={box}>
      <p>
        <strong>{t('report.thanks')}</strong> {t('report.next')}
      </p>
      <p>
        {sent.kept ? t('report.kept') : t('report.not-kept')}
        {!sent.kept && <code>{sent.receipt}</code>}
      </p>
    </div>
  );
}
