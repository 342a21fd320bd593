import type { Coverage, CoverageArea } from '../../../server/contract/coverage.ts';
import type { Language, Translator } from '../../i18n/translator.ts';
import { decimalText, minutesText, peopleText, shareText } from './figure-words.ts';

/** One area's figures in sentences. */
export function areaLines(
  area: CoverageArea,
  { category }: Pick<Coverage, 'category'>,
  nameOf: (category: string) => string,
  words: Translator,
): string[] {
  const { t } = words;
  const { people, covered, gap, unknown, kind, meanMinutes, p90Minutes, perThousand } = area;
  if (people === null) return [t('planner.area-people-unknown')];
  if (people === 0) return [t('planner.area-nobody')];
  const part = (count: number) => ({
    people: peopleText(count, words),
    share: shareText(count / people, words),
  });
  const name = nameOf(category);
  return [
    t('planner.area-people', { people: peopleText(people, words) }) +
      (kind ? t('planner.pause') + t(`planner.area-kind-${kind}`) : ''),
    words.row([
      ...(gap > 0 ? [t('planner.area-part-gap', part(gap))] : []),
      ...(covered > 0 ? [t('planner.area-part-covered', part(covered))] : []),
      ...(unknown > 0 ? [t('planner.area-part-unknown', part(unknown))] : []),
    ]) + t('planner.stop'),
    ...(meanMinutes !== null && p90Minutes !== null
      ? [
          t('planner.area-minutes', {
            category: name,
            mean: decimalText(meanMinutes, 1, words),
            p90: minutesText(p90Minutes, words),
          }),
        ]
      : meanMinutes !== null
        ? [t('planner.area-mean', { category: name, mean: decimalText(meanMinutes, 1, words) })]
        : []),
    ...(perThousand === undefined
      ? []
      : [
          perThousand === null
            ? t('planner.area-places-unknown')
            : t('planner.area-places', { places: decimalText(perThousand, 1, words) }),
        ]),
  ];
}

/** The public page of a community or of an area above it; a cell has none. */
export function placeOfArea({ code, level }: CoverageArea, lang: Language): string | null {
  if (code === null || level === 'hexagon' || level === 'square') return null;
  const page = level === 'community' ? `/community/${code}/` : `/area/${code}/`;
  return lang === 'en' ? `/en${page}` : page;
}
