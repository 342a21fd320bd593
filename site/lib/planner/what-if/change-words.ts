import type { ChangeEffect } from '../../../../server/contract/compare.ts';
import type { Change } from '../../../../server/contract/scenario.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { positionText } from '../typed-position.ts';

export interface ChangeNames {
  readonly nameOf: (category: string) => string;
  /** Name of a facility that is there today or that the list adds. */
  readonly facility: (id: string) => string;
}

/** One change in a sentence. `effect` is what the service made of a change of streets; without it the place stands for the street. */
export function changeSentence(
  change: Change,
  effect: ChangeEffect | undefined,
  { nameOf, facility }: ChangeNames,
  words: Translator,
): string {
  const { t, row } = words;
  switch (change.kind) {
    case 'add-facility':
      return t(
        change.capacity === undefined ? 'planner.what-if.adds' : 'planner.what-if.adds-for',
        {
          name: change.name,
          categories: row(change.categories.map(nameOf)),
          capacity: change.capacity ?? 0,
        },
      );
    case 'move-facility':
      return t('planner.what-if.moves', {
        name: facility(change.facility),
        place: positionText(change.position),
      });
    case 'close-facility':
      return t('planner.what-if.closes', { name: facility(change.facility) });
    case 'enlarge-facility':
      return t('planner.what-if.enlarges', {
        name: facility(change.facility),
        capacity: change.capacity,
      });
    case 'open-gate':
      return effect?.street
        ? t('planner.what-if.opens-on', { street: effect.street })
        : t('planner.what-if.opens', { place: positionText(change.position) });
    case 'close-street':
      return effect?.street
        ? t('planner.what-if.shuts-named', {
            street: effect.street,
            length: words.meters(effect.meters ?? 0),
          })
        : t('planner.what-if.shuts', { place: positionText(change.position) });
    case 'add-path':
      return pathSentence(change.path, effect, words);
  }
}

function pathSentence(
  path: Extract<Change, { kind: 'add-path' }>['path'],
  effect: ChangeEffect | undefined,
  words: Translator,
): string {
  const { t, list } = words;
  const built = t(`planner.what-if.builds-${path}`);
  if (effect?.meters === undefined) return t('planner.what-if.builds', { built });
  const streets = [...new Set((effect.joins ?? []).flatMap(({ street }) => street ?? []))];
  const length = words.meters(effect.meters);
  return streets.length === 0
    ? t('planner.what-if.builds-long', { built, length })
    : t('planner.what-if.builds-joining', { built, length, streets: list(streets) });
}
