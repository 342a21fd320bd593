import type {
  ChosenSiteAnswer,
  SitingAnswerBody,
  SitingAsked,
  SitingProgressBody,
} from '../../../../server/contract/siting.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { decimalText, peopleText } from '../figure-words.ts';
import { positionText } from '../typed-position.ts';

type Question = Pick<SitingAsked, 'kind' | 'category' | 'group'>;

const minutesOf = (seconds: number, words: Translator) => decimalText(seconds / 60, 1, words);

/** What the chosen sites come to, before and after, in sentences. */
export function valueLines(
  answer: SitingAnswerBody,
  { kind, category }: Question,
  nameOf: (category: string) => string,
  words: Translator,
): string[] {
  const { t, plural } = words;
  const { chosen, value, before, covered, limits } = answer;
  const limit =
    limits.urbanMinutes === limits.ruralMinutes
      ? t('planner.limit-one', { minutes: limits.urbanMinutes })
      : t('planner.limit-two', { urban: limits.urbanMinutes, rural: limits.ruralMinutes });
  const name = nameOf(category);
  const lines: string[] = [];
  if (kind === 'cover-all')
    lines.push(
      chosen.length === 0
        ? t('planner.where.all-already', { limit, category: name })
        : plural('planner.where.all', chosen.length, { limit, category: name }),
    );
  else if (kind === 'cover-most')
    lines.push(plural('planner.where.most', chosen.length, { category: name }));
  else
    lines.push(
      before === null
        ? plural(`planner.where.${kind}-new`, chosen.length, {
            value: minutesOf(value, words),
            category: name,
          })
        : plural(`planner.where.${kind}`, chosen.length, {
            before: minutesOf(before, words),
            value: minutesOf(value, words),
            category: name,
          }),
    );
  lines.push(
    t('planner.where.covered', {
      limit,
      category: name,
      before: peopleText(covered.before, words),
      after: peopleText(covered.after, words),
      of: peopleText(covered.of, words),
    }),
  );
  return lines;
}

/** The answer never stands without it. */
export function boundLine({ proven, gapPercent }: SitingAnswerBody, words: Translator): string {
  if (proven || gapPercent === 0) return words.t('planner.where.best');
  if (gapPercent === null) return words.t('planner.where.no-bound');
  // Rounded up: it is a promise.
  const gap = Math.ceil(gapPercent * 10 - 1e-9) / 10;
  return words.t('planner.where.within', { gap: decimalText(Math.max(0.1, gap), 1, words) });
}

/** What one site adds to those before it. */
export function gainText(
  { gain }: ChosenSiteAnswer,
  { kind }: Question,
  words: Translator,
): string {
  return kind === 'least-mean'
    ? words.t('planner.where.gain-seconds', { seconds: decimalText(gain, 1, words) })
    : words.t('planner.where.gain-people', { people: peopleText(gain, words) });
}

/** Where a site is, by the best name that there is for it. */
export function siteName(
  { name, community, position }: ChosenSiteAnswer,
  { t }: Translator,
): string {
  if (name) return name;
  return community
    ? t('planner.where.in-community', { community: community.name })
    : positionText(position);
}

/** Who is left, whatever is chosen. */
export function leftOverLines(
  { outOfReach, noStreet }: SitingAnswerBody,
  words: Translator,
): string[] {
  const { t, list } = words;
  const lines: string[] = [];
  if (outOfReach.people > 0) {
    const names = outOfReach.communities.slice(0, 5).map(({ name, people }) =>
      t('planner.where.community-people', {
        community: name ?? t('planner.no-community'),
        people: peopleText(people, words),
      }),
    );
    lines.push(
      t('planner.where.out-of-reach', {
        people: peopleText(outOfReach.people, words),
        where: list(names),
      }),
    );
  }
  if (noStreet.people > 0)
    lines.push(t('planner.where.no-street', { people: peopleText(noStreet.people, words) }));
  if (noStreet.candidates > 0)
    lines.push(words.plural('planner.where.no-street-candidates', noStreet.candidates));
  return lines;
}

/** What a run is doing. */
export function progressLine(
  { step, value, bound }: SitingProgressBody,
  { kind }: Question,
  words: Translator,
): string {
  const { t } = words;
  const doing = t(`planner.where.step-${step}`);
  if (value === null || value === undefined) return doing;
  const say = (figure: number) =>
    kind === 'least-mean' || kind === 'least-worst'
      ? t('planner.where.minutes', { minutes: minutesOf(figure, words) })
      : kind === 'cover-most'
        ? t('planner.where.people', { people: peopleText(figure, words) })
        : t('planner.where.sites-or-cost', { count: figure });
  return bound === null || bound === undefined
    ? t('planner.where.so-far', { doing, value: say(value) })
    : t('planner.where.so-far-bound', { doing, value: say(value), bound: say(bound) });
}
