import type { CommunityFields } from '../../server/contract/community.ts';
import type { Translator } from '../i18n/translator.ts';
import { valueWords } from './norm-words.ts';

type Field = CommunityFields['fields'][number];

/** As `/api/v1/norms` publishes them. */
export interface NormEntry {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly value: number;
  readonly unit: string;
  readonly source?: { readonly clause: string };
}

/** Of a village the plan asks for more than of a town (农村社区适当增加面积). */
const exceededByVillages = new Set(['service-room-area', 'outdoor-area']);
const sorts = { urban: /-urban(-|$)/, rural: /-rural(-|$)/ };

/** What the plan asks by a figure of such a community, and where: “社区居委会职数（下限）7 人；… · 规划三(五)1”. */
export function fieldNorms(
  { norms: codes, clause }: Pick<Field, 'norms' | 'clause'>,
  kind: 'urban' | 'rural',
  norms: readonly NormEntry[],
  words: Translator,
): string {
  const { t, lang } = words;
  const other = sorts[kind === 'urban' ? 'rural' : 'urban'];
  const said = codes
    .filter((code) => !other.test(code))
    .flatMap((code) => norms.find((norm) => norm.code === code) ?? [])
    .map(({ code, value, unit, ...name }) => {
      const text = t('office.field-norm', {
        name: lang === 'en' ? name.en : name.zh,
        value: valueWords(value, unit as 'person', words),
      });
      return kind === 'rural' && exceededByVillages.has(code)
        ? t('office.field-norm-exceeded', { norm: text })
        : text;
    });
  return [said.join(t('office.field-norms-between')), clause && t('office.clause', { clause })]
    .filter(Boolean)
    .join(' · ');
}
