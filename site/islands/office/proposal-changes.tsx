import type { ProposalAnswer } from '../../../server/contract/register.ts';
import { usePage } from '../words.ts';

/** What the register says and what is proposed, field by field, in the words of the form. */
export function ProposalChanges({ changes }: Pick<ProposalAnswer, 'changes'>) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const nameOfField = (field: string): string => {
    if (field === 'categories') return t('office.categories');
    if (field === 'entrances') return t('office.entrances');
    return t(`office.field-${field as 'name' | 'nameEn' | 'phone' | 'openingHours'}`);
  };
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === '') return '—';
    if (field === 'categories')
      return (value as string[])
        .map((code) => nameOf(code))
        .join(words.lang === 'en' ? ', ' : '、');
    if (field === 'entrances')
      return (value as number[][]).length === 0
        ? '—'
        : (value as number[][]).map((at) => at.join(', ')).join('; ');
    return String(value);
  };
  const { lng, lat, ...rest } = changes;
  return (
    <ul>
      {Object.entries(rest).map(([field, { register, proposed }]) => (
        <li key={field}>
          {nameOfField(field)}: {shown(field, register)} → <strong>{shown(field, proposed)}</strong>
        </li>
      ))}
      {lng && lat && (
        <li>
          {t('office.facility-position')}: {String(lng.register)}, {String(lat.register)} →{' '}
          <strong>
            {String(lng.proposed)}, {String(lat.proposed)}
          </strong>
        </li>
      )}
    </ul>
  );
}
