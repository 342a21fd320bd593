/** Lists of names and values. */
import { html, type Html, type Part } from '../plain/html.ts';
import type { Page } from './page.ts';

/** Unknown is said, never left out: what is missing is to be seen. */
export const row = ({ plain }: Page, name: string, value: Part): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>
      ${
        value === null || value === undefined || value === ''
          ? html`<span class="hint">${plain.words.t('pages.no-data')}</span>`
          : value
      }
    </dd>
  </div>`;
