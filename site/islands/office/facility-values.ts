import type { ShownField } from '../../lib/version-changes.ts';
import { usePage } from '../words.ts';

/** Names and values of a facility’s fields in the words of the form. */
export function useFacilityValues() {
  const { words, nameOf } = usePage();
  const { t } = words;
  const nameOfField = (field: ShownField): string => {
    switch (field) {
      case 'categories':
        return t('office.categories');
      case 'entrances':
        return t('office.entrances');
      case 'position':
        return t('office.facility-position');
      default:
        return t(`office.field-${field}`);
    }
  };
  const place = (at: readonly number[]) => at.map((degree) => degree.toFixed(6)).join(', ');
  const valueOf = (field: ShownField, value: unknown): string => {
    if (value === null || value === '') return '—';
    switch (field) {
      case 'categories':
        return words.row((value as string[]).map(nameOf));
      case 'position':
        return place(value as number[]);
      case 'entrances': {
        const places = (value as number[][]).map(place);
        return places.length === 0 ? '—' : places.join('; ');
      }
      case 'community': {
        const { name, code } = value as { name: string | null; code: string };
        return name ?? code;
      }
      case 'status':
        return t(`office.status-${value as 'open' | 'closed'}`);
      case 'closedOn':
        return words.date(value as string);
      default:
        return String(value);
    }
  };
  return { nameOfField, valueOf };
}
