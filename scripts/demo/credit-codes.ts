/** Credit codes by GB 32100 that nobody has: their division is that of the invented county. */
import { readCreditCode } from '../../server/domain/booking/credit-code.ts';
import type { ProviderKind } from '../../server/domain/booking/model.ts';

/** Kind of office and of body, by Annex A of the standard. */
const beginnings: Record<Exclude<ProviderKind, 'volunteers'>, string> = {
  company: '91',
  organisation: '52',
  public: '12',
};
const division = '449901';

/** @param number of the provider; volunteers are registered nowhere and have none */
export function inventedCreditCode(kind: ProviderKind, number: number): string | null {
  if (kind === 'volunteers') return null;
  const body = `${beginnings[kind]}${division}DEM0${String(number).padStart(5, '0')}`;
  const read = readCreditCode(`${body}0`);
  if (read.ok) return read.code;
  if (read.reason !== 'check') throw new Error(`${body} is no beginning of a credit code`);
  return body + read.expected;
}
