import type { PopulationMeta } from '../../../server/contract/population.ts';
import type { Translator } from '../../i18n/translator.ts';
import { peopleText } from './figure-words.ts';

/** Where figures about people come from and how fine they are, in one line: it stands beside every figure. */
export function populationLine(population: PopulationMeta | null, words: Translator): string {
  const { t, lang } = words;
  if (!population) return t('planner.population-none');
  const { source, grain, invented } = population;
  return (
    t('planner.population', { source, grain: lang === 'en' ? grain.en : grain.zh }) +
    (invented ? t('planner.population-invented') : '')
  );
}

/** The same at length: when, how many points, what was left out. */
export function populationDetails(population: PopulationMeta, words: Translator): string[] {
  const { t, date, plural } = words;
  const { points, people, importedAt, outside } = population;
  return [
    t('planner.population-people', {
      people: peopleText(people, words),
      points: plural('planner.points', points),
    }),
    t('planner.population-day', { date: date(importedAt.slice(0, 10)) }),
    ...(outside && outside.points > 0
      ? [t('planner.population-outside', { people: peopleText(outside.people, words) })]
      : []),
  ];
}
