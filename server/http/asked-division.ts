import type { Division } from '../store/app/divisions.ts';
import type { Records } from '../store/app/records.ts';
import { Refusal } from './errors.ts';
import { shown } from './query.ts';

/** The division of a code in an address or a query. @param levels lengths of codes that will do */
export function divisionOf(
  { divisions }: Pick<Records, 'divisions'>,
  code: string,
  levels: readonly number[] = [2, 4, 6, 9, 12],
): Division {
  const found = levels.includes(code.length) ? divisions.byCode(code) : undefined;
  if (!found) throw new Refusal('unknown-area', { value: shown(code) });
  return found;
}
