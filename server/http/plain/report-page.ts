/** Reporting a problem without script: the form, what came of it, and what became of an earlier report. */
import type { ReportFiled, ReportState } from '../../contract/report.ts';
import { momentWords } from '../../../site/lib/moment-words.ts';
import { reportKinds, reportNumber } from '../../../site/lib/report-receipts.ts';
import { html, type Html, type Part } from './html.ts';
import { pageFrame } from './page-frame.ts';
import type { PlainWords } from './words.ts';

export interface ReportPage {
  readonly plain: PlainWords;
  readonly large: boolean;
  readonly facility: { readonly id: string; readonly name: string } | null;
  /** As it was typed: a refusal gives it back. */
  readonly note?: string;
  readonly receipt?: string;
  /** One sentence: why nothing was done. */
  readonly fault?: string;
  readonly filed?: ReportFiled;
  readonly state?: ReportState;
  /** The office that decides. */
  readonly office?: Part;
}

/** It holds no position: the page sends its own address along with the form. */
export function reportAddress({ base }: PlainWords, facility: string, large: boolean): string {
  const fields = { ...(facility && { facility }), ...(large && { large: '1' }) };
  const query = new URLSearchParams(fields).toString();
  return `${base}report/${query && '?'}${query}`;
}

export function reportDocument(page: ReportPage): Html {
  const { plain, large, facility, fault, filed, state } = page;
  const { words, base, otherBase } = plain;
  const { t } = words;
  const id = facility?.id ?? '';
  return pageFrame({
    words,
    title: t('report.open'),
    robots: 'noindex',
    referrer: 'same-origin',
    large,
    brand: `${base}${large ? '?large=1' : ''}`,
    otherLanguage: reportAddress({ ...plain, base: otherBase }, id, large),
    otherSize: reportAddress(plain, id, !large),
    map: words.lang === 'en' ? '/en/' : '/',
    main: html`<h1>${facility ? `${facility.name} · ${t('report.open')}` : t('report.open')}</h1>
      ${fault && html`<p class="error-summary" role="alert">${fault}</p>`}
      ${filed && thanks(plain, filed)} ${state && stateLines(plain, state)}
      ${facility && !filed ? reportForm(page, facility.id) : !filed && !state && html`<p>${t('plain.report.which')}</p>`}
      ${lookupForm(page)} ${page.office}`,
  });
}

function thanks({ words }: PlainWords, { id, receipt }: ReportFiled): Html {
  const { t } = words;
  return html`<section class="report-done">
    <p><strong>${t('report.thanks')}</strong> ${t('plain.report.next')}</p>
    <p>${t('report.number', { number: reportNumber(id) })}</p>
    <p>${t('plain.report.receipt')} <code>${receipt}</code></p>
  </section>`;
}

function stateLines({ words }: PlainWords, state: ReportState): Html {
  const { t } = words;
  const { facilityName, kind, at, answer, decidedAt, id } = state;
  return html`<section class="report-done">
    <h2>${facilityName}</h2>
    <p>${t(`report.kind.${kind}`)} · <strong>${t(`report.state.${state.state}`)}</strong></p>
    ${answer && html`<p>${t('report.answer', { answer })}</p>`}
    <p class="hint">
      ${t('report.number', { number: reportNumber(id) })} ·
      ${t('report.sent-at', { moment: momentWords(at, words) })}${
        decidedAt && ` · ${t('report.decided', { moment: momentWords(decidedAt, words) })}`
      }
    </p>
  </section>`;
}

function reportForm({ plain, large, note }: ReportPage, facility: string): Html {
  const { t } = plain.words;
  return html`<form
    class="plain-form"
    method="post"
    enctype="multipart/form-data"
    action="${plain.base}report/"
  >
    <input type="hidden" name="facility" value="${facility}" />
    ${largeField(large)}
    <p>${t('report.lead')}</p>
    <div class="plain-field">
      <label for="note">${t('report.note')}</label>
      <p class="hint" id="note-hint">${t('report.note-hint')}</p>
      <textarea id="note" name="note" rows="3" maxlength="500" aria-describedby="note-hint">
${note ?? ''}</textarea>
    </div>
    <p class="report-kinds">
      ${reportKinds.map(
        (kind) =>
          html`<button class="button" name="kind" value="${kind}">
            ${t(`report.kind.${kind}`)}
          </button> `,
      )}
    </p>
  </form>`;
}

function lookupForm({ plain, large, receipt }: ReportPage): Html {
  const { t } = plain.words;
  return html`<section>
    <h2>${t('account.reports.lookup')}</h2>
    <form
      class="plain-form"
      method="post"
      enctype="multipart/form-data"
      action="${plain.base}report/"
    >
      ${largeField(large)}
      <div class="plain-field">
        <label for="receipt">${t('account.reports.receipt')}</label>
        <input id="receipt" name="receipt" maxlength="100" autocomplete="off" value="${receipt}" />
      </div>
      <p><button class="button">${t('account.reports.ask')}</button></p>
    </form>
  </section>`;
}

const largeField = (large: boolean) =>
  large && html`<input type="hidden" name="large" value="1" />`;
