/** From what a report is known, line by line, and how it is reckoned, in plain words. */
import type { AreaReport } from '../../../server/contract/area-report.ts';
import type { Translator } from '../../i18n/translator.ts';
import { peopleWords } from './people-words.ts';

export function sourceWords(
  report: AreaReport,
  words: Translator,
  nameOf: (code: string) => string,
): string[] {
  const { t, date } = words;
  const { map, population, ground, withFigures } = report.sources;
  return [
    t('checkup.source.map', {
      name: map.name,
      date: map.dataDate ? date(map.dataDate) : t('checkup.source.undated'),
      attribution: map.attribution,
    }),
    population
      ? t('checkup.source.population', {
          source: population.source,
          grain: words.lang === 'en' ? population.grain.en : population.grain.zh,
          date: date(population.importedAt.slice(0, 10)),
        })
      : t('checkup.source.no-population'),
    ...signatureWords(report, words, nameOf),
    t('checkup.source.figures', { given: withFigures, communities: ground.communities }),
    t('checkup.source.day', { date: date(report.day) }),
  ];
}

/** Categories that all have signed, some, and nobody: a gap is claimed only where somebody vouches for the register. */
function signatureWords(
  { sources, categories }: AreaReport,
  words: Translator,
  nameOf: (code: string) => string,
): string[] {
  const { t, row } = words;
  const { onMap } = sources.ground;
  const order = categories.map(({ code }) => code);
  const found = sources.signatures.toSorted(
    (a, b) => order.indexOf(a.category) - order.indexOf(b.category),
  );
  const names = (which: typeof found) => row(which.map(({ category }) => nameOf(category)));
  const whole = found.filter(({ wholeMap }) => wholeMap);
  const rest = found.filter(({ wholeMap }) => !wholeMap);
  const all = rest.filter(({ signed }) => onMap > 0 && signed === onMap);
  const some = rest.filter(({ signed }) => signed > 0 && signed < onMap);
  const none = rest.filter(({ signed }) => signed === 0);
  const [firstEnd] = rest.flatMap(({ until }) => until ?? []).sort();
  return [
    whole.length > 0 && t('checkup.source.whole-map', { list: names(whole) }),
    all.length > 0 && t('checkup.source.all-signed', { list: names(all) }),
    some.length > 0 &&
      t('checkup.source.some-signed', {
        list: row(
          some.map(({ category, signed }) =>
            t('checkup.source.signed', { name: nameOf(category), signed, communities: onMap }),
          ),
        ),
      }),
    none.length > 0 && t('checkup.source.unsigned', { list: names(none) }),
    firstEnd !== undefined && t('checkup.source.until', { date: words.date(firstEnd) }),
  ].filter((line) => line !== false);
}

export function methodWords({ method, sources }: AreaReport, words: Translator): string[] {
  const { t } = words;
  const { population } = sources;
  return [
    t('checkup.method.streets'),
    t('checkup.method.limit', {
      urban: method.urbanMinutes,
      rural: method.ruralMinutes,
      meters: method.metersPerMinute,
      wait: method.signalWaitSeconds,
    }),
    t('checkup.method.states'),
    t('checkup.method.set'),
    t('checkup.method.street', { meters: method.snapLimitMeters }),
    population
      ? t('checkup.method.people', { people: peopleWords(population.people, words) })
      : t('checkup.method.no-people'),
    t('checkup.method.own'),
  ];
}
