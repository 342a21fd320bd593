import { usePage } from '../words.ts';
import { FiguresUpload } from './figures-upload.tsx';
import { useOffice } from './office.ts';
import { StreetHall } from './street-hall.tsx';

/** What an office above communities enters: its own hall, and one table for all communities within. */
export function AreaFigures() {
  const { t } = usePage().words;
  const { area } = useOffice();
  return (
    <section>
      <h2>{t('office.tab-figures')}</h2>
      {area.hall && <StreetHall hall={area.hall} />}
      <FiguresUpload onApplied={() => undefined} />
    </section>
  );
}
