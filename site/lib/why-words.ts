import type { Obstacle, ObstacleKind, Why } from '../../server/contract/why.ts';
import type { Translator } from '../i18n/translator.ts';
import { ridingProfiles } from './view-state.ts';

/** Of the answer to “why (not) there”, what the words need. */
export type Answered = Pick<
  Why,
  'profile' | 'limitMinutes' | 'inside' | 'seconds' | 'meters' | 'straightMeters' | 'obstacles'
>;

/** What stands in the way in a few words, for the end of a sentence: “隔着玉带河”. */
export function obstacleClause({ kind, places }: Obstacle, { t }: Translator): string {
  const name = places.find((place) => place.name)?.name;
  return name && isNamed(kind)
    ? t(`obstacle.named.${kind}`, { name })
    : t(`obstacle.plain.${kind}`);
}

/** The answer in one line: “走 8 分钟（620 米）走得到”, “走不到：最快 28 分钟，隔着玉带河”. */
export function whyInShort(why: Answered, words: Translator): string {
  const { t } = words;
  const way = ridingProfiles.has(why.profile) ? 'ride' : 'walk';
  const { seconds, meters } = why;
  const because = why.obstacles[0] ? obstacleClause(why.obstacles[0], words) : null;
  if (seconds === null || meters === null)
    return because ? t(`why.no-way-because.${way}`, { because }) : t(`why.no-way.${way}`);
  const params = { minutes: words.minutes(seconds), distance: words.meters(meters) };
  if (why.inside) return t(`why.inside.${way}`, params);
  return because
    ? t(`why.outside-because.${way}`, { ...params, because })
    : t(`why.outside.${way}`, params);
}

/** The heading of the whole answer about a place. */
export function whyHeading(why: Answered, name: string, words: Translator): string {
  const { t } = words;
  const way = ridingProfiles.has(why.profile) ? 'ride' : 'walk';
  if (why.seconds === null) return t(`why.heading.no-way.${way}`, { name });
  const minutes = words.minutes(why.seconds);
  if (why.inside) return t(`why.heading.inside.${way}`, { name, minutes });
  // Whole minutes on both sides, so that the numbers on the page add up.
  const over = (Math.ceil(why.seconds / 60) - why.limitMinutes) * 60;
  return t(`why.heading.outside.${way}`, { name, over: words.minutes(over) });
}

export interface ObstacleWords {
  /** What it is, with its name. */
  readonly what: string;
  /** What it costs; null where that is not known. */
  readonly cost: string | null;
  /** Where the way does get across; null where nothing is crossed. */
  readonly across: string | null;
}

/** One obstacle for the list: what it is, what it costs, and where one gets across. */
export function obstacleWords(
  obstacle: Obstacle,
  why: Pick<Why, 'straightMeters'>,
  words: Translator,
): ObstacleWords {
  const { t } = words;
  const { kind, places, savedSeconds, secondsWithout, crossedAt } = obstacle;
  const names = [...new Set(places.flatMap(({ name }) => (name ? [name] : [])))];
  const offStreet = places[0];
  const what =
    kind === 'distance'
      ? t('obstacle.distance', { distance: words.meters(why.straightMeters) })
      : kind === 'off-street' && offStreet
        ? t(offStreet.what === 'start' ? 'obstacle.off-street-start' : 'obstacle.off-street-end', {
            distance: words.meters(offStreet.meters ?? 0),
          })
        : isNamed(kind) && names.length > 0
          ? t(`obstacle.title-named.${kind}`, { name: words.list(names) })
          : t(`obstacle.title.${kind}`);
  return {
    what,
    cost: costOf(kind, savedSeconds, secondsWithout, words),
    across: acrossOf(crossedAt, words),
  };
}

function costOf(
  kind: ObstacleKind,
  savedSeconds: number | null,
  secondsWithout: number | null,
  { t, minutes }: Translator,
): string | null {
  if (kind === 'distance')
    return secondsWithout === null
      ? null
      : t('obstacle.cost.straight', { minutes: minutes(secondsWithout) });
  if (savedSeconds !== null)
    return t(kind === 'off-street' ? 'obstacle.cost.more' : 'obstacle.cost.detour', {
      minutes: minutes(savedSeconds),
    });
  return secondsWithout === null
    ? null
    : t('obstacle.cost.without', { minutes: minutes(secondsWithout) });
}

function acrossOf(crossedAt: Obstacle['crossedAt'], words: Translator): string | null {
  if (!crossedAt) return null;
  const { note, name, extraMeters } = crossedAt;
  const distance = words.meters(extraMeters);
  const over = name ?? (note ? words.t(`route.note.${note}`) : null);
  return over ? words.t('obstacle.across', { over, distance }) : null;
}

const named = [
  'water',
  'expressway',
  'railway',
  'wall',
  'closed-gate',
  'private-way',
  'steps',
  'no-wheels',
] as const;
const isNamed = (kind: ObstacleKind): kind is (typeof named)[number] =>
  (named as readonly ObstacleKind[]).includes(kind);
