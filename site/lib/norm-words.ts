import type { ScorecardRow } from '../../server/contract/scorecard.ts';
import type { Translator } from '../i18n/translator.ts';

type Unit = ScorecardRow['unit'];
/** Units that only figures are given in. */
type FieldUnit = 'household' | 'dwelling';

const signs = { min: '≥', above: '>', max: '≤' } as const;

/** “28.57 平方米”: all decimals that are given, so that 29.99 never reads as 30. */
export const valueWords = (value: number, unit: Unit, { plural, lang }: Translator): string =>
  plural(`unit.${unit}`, value, {
    count: value.toLocaleString(lang, { maximumFractionDigits: 3 }),
  });

/** “≥ 30 平方米”; a range as “7–9 人”. */
export function boundWords(norms: ScorecardRow['norms'], unit: Unit, words: Translator): string {
  const [least, most] = norms;
  if (norms.length === 2 && least?.bound === 'min' && most?.bound === 'max')
    return words.t('unit.range', {
      least: least.value,
      most: valueWords(most.value, unit, words),
    });
  return norms
    .map(({ bound, value }) => `${signs[bound]} ${valueWords(value, unit, words)}`)
    .join(' · ');
}

/** “平方米”: the unit alone, as it stands beside a field or in a column. */
export const unitWord = (unit: Unit | FieldUnit, { plural }: Translator): string =>
  plural(`unit.${unit}`, 0).replace('0', '').trim();
