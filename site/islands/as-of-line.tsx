import type { AsOf } from './use-last-circle.ts';
import { usePage } from './words.ts';

/** Says that what is shown is of an earlier time, for as long as it is. */
export function AsOfLine({ asOf }: { readonly asOf: AsOf }) {
  const { t, lang } = usePage().words;
  const time = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(asOf.time),
  );
  return (
    <p class="as-of" role="status">
      {t(`as-of.${asOf.why}`, { time })}
    </p>
  );
}
