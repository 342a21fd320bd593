import { reportPath } from '../../lib/checkup/report-api.ts';
import type { ReportView } from '../../lib/checkup/report-fragment.ts';
import { Button } from '../ui/button.tsx';
import { usePage } from '../words.ts';

const formats = ['xlsx', 'csv', 'geojson'] as const;

/** To paper, or to another program. Never on paper itself. */
export function ReportActions({ view }: { readonly view: ReportView }) {
  const { t, lang } = usePage().words;
  return (
    <div class="checkup-actions">
      <Button onClick={() => print()}>{t('checkup.print')}</Button>
      <p class="checkup-saves">
        <span>{t('checkup.save')}</span>
        {formats.map((format) => (
          <a href={`/api/v1${reportPath(view, format)}&lang=${lang}`} download key={format}>
            {t(`checkup.save-${format}`)}
          </a>
        ))}
      </p>
    </div>
  );
}
