/** The page of the demo: whom one can be, with one button for each, and how to sign in the ordinary way. */
import type { DemoAccount } from '../../domain/demo-account.ts';
import { html, type Html } from '../plain/html.ts';
import { pageFrame } from '../plain/page-frame.ts';
import type { PlainWords } from '../plain/words.ts';

export function demoDocument(
  { words }: PlainWords,
  url: string,
  accounts: readonly DemoAccount[],
): string {
  const { t, lang } = words;
  const home = lang === 'en' ? '/en/' : '/';
  return pageFrame({
    words,
    title: t('demo.title'),
    robots: 'noindex',
    referrer: 'same-origin',
    large: false,
    brand: home,
    otherLanguage: lang === 'en' ? '/demo/' : '/en/demo/',
    otherSize: lang === 'en' ? '/plain/en/?large=1' : '/plain/?large=1',
    map: home,
    main: html`<h1>${t('demo.title')}</h1>
      <p>${t('demo.lead')}</p>
      ${accounts.map((account) => accountCard(t, url, account))}
      <p>${t('demo.ordinary')}</p>`,
  }).markup;
}

function accountCard(
  t: PlainWords['words']['t'],
  url: string,
  { part, of, phone, email, password, secret }: DemoAccount,
): Html {
  const row = (label: string, value: string | undefined) =>
    value !== undefined &&
    html`<dt>${label}</dt>
      <dd><code>${value}</code></dd>`;
  return html`<section>
    <h2>${t(`demo.part-${part}`)} · ${of}</h2>
    <p>${t(`demo.does-${part}`)}</p>
    <form method="post" action="${url}" enctype="multipart/form-data">
      <input type="hidden" name="part" value="${part}" />
      <button class="button button-first">
        ${t('demo.enter', { part: t(`demo.part-${part}`) })}
      </button>
    </form>
    <details>
      <summary>${t('demo.by-hand')}</summary>
      <dl>
        ${row(t('demo.phone'), phone)} ${row(t('demo.email'), email)}
        ${row(t('demo.password'), password)} ${row(t('demo.secret'), secret)}
      </dl>
    </details>
  </section>`;
}
