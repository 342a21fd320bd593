/** The way to the 体检报告 of a place, where one can be made. */
import { areasOn } from '../area-reports/reported-map.ts';
import { html, type Part } from '../plain/html.ts';
import type { Page } from './page.ts';

export function checkupLink({ parts, plain }: Page, code: string): Part {
  const isOnMap = parts
    .regions()
    .all()
    .some((engine) => areasOn(engine).includes(code));
  const { t, lang } = plain.words;
  return (
    isOnMap &&
    html`<p>
      <a href="${lang === 'en' ? '/en' : ''}/checkup/#area=${code}">${t('checkup.link')}</a>
    </p>`
  );
}
