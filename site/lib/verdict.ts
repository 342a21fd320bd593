import type { CategoryInCircle, Circle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import { facilitiesInside } from './inside.ts';
import { weekdayWord } from './open-words.ts';

/** The result in words, sentence by sentence. A gap and a doubt are never mixed (DESIGN §5). */
export interface Verdict {
  readonly tone: 'complete' | 'gap' | 'unknown';
  readonly headline: string;
  readonly missing: string | null;
  readonly unknown: string | null;
  /** Categories whose every facility inside is known to be closed at the asked time. */
  readonly evening: string | null;
}

/** Essential categories that are inside, and all of it closed. Where hours are unknown a place may be open. */
export const closedEssentials = (circle: Circle): CategoryInCircle[] =>
  essentials(circle).filter(({ inside, closedInside }) => inside > 0 && closedInside === inside);

export const essentials = (circle: Circle): CategoryInCircle[] =>
  circle.categories.filter(({ essential }) => essential);

/** “15 分钟” or “半小时”. */
export const limitWords = (minutes: number, { t, plural }: Translator): string =>
  minutes === 30 ? t('limit.half-hour') : plural('limit.minutes', minutes);

/** “步行 15 分钟”. */
export const byWords = (
  circle: Pick<Circle, 'profile' | 'limitMinutes'>,
  words: Translator,
): string =>
  words.t(`verdict.by.${circle.profile}`, {
    limit: words.plural('limit.minutes', circle.limitMinutes),
  });

export function verdict(
  circle: Circle,
  nameOf: (code: string) => string,
  words: Translator,
  isNow = true,
): Verdict {
  return { ...judged(circle, nameOf, words), evening: eveningWords(circle, nameOf, words, isNow) };
}

function eveningWords(
  circle: Circle,
  nameOf: (code: string) => string,
  words: Translator,
  isNow: boolean,
): string | null {
  const closed = closedEssentials(circle);
  if (closed.length === 0) return null;
  const list = someOf(
    closed.map(({ code }) => nameOf(code)),
    words,
  );
  if (isNow) return words.plural('verdict.closed-now', closed.length, { list });
  const { localTime } = circle;
  const when = words.t('time.day-and-time', {
    day: weekdayWord(localTime, words),
    time: words.time(localTime),
  });
  return words.plural('verdict.closed-then', closed.length, { list, when });
}

function judged(
  circle: Circle,
  nameOf: (code: string) => string,
  words: Translator,
): Omit<Verdict, 'evening'> {
  const { t, plural } = words;
  const by = byWords(circle, words);
  const all = essentials(circle);
  const inState = (state: CategoryInCircle['state']) =>
    all.filter((category) => category.state === state);
  const covered = inState('covered');
  const gaps = inState('gap');
  const unknowns = inState('unknown');
  const names = (categories: CategoryInCircle[]) =>
    someOf(
      categories.map(({ code }) => nameOf(code)),
      words,
    );

  if (all.length === 0) {
    const headline = plural('verdict.no-norm', facilitiesInside(circle).length, { by });
    return { tone: 'unknown', headline, missing: null, unknown: null };
  }
  if (covered.length === all.length) {
    const headline = plural('verdict.complete', all.length, { by });
    return { tone: 'complete', headline, missing: null, unknown: null };
  }
  if (gaps.length === all.length) {
    return {
      tone: 'gap',
      headline: plural('verdict.none', all.length, { by }),
      missing: null,
      unknown: null,
    };
  }
  if (unknowns.length === all.length) {
    const headline = plural('verdict.none-known', all.length, { by });
    return { tone: 'unknown', headline, missing: null, unknown: t('verdict.unknown-all') };
  }
  const headline =
    covered.length > 0
      ? plural(gaps.length > 0 ? 'verdict.some' : 'verdict.found', covered.length, { by })
      : plural('verdict.none-known', all.length, { by });
  return {
    tone: gaps.length > 0 ? 'gap' : 'unknown',
    headline,
    missing: gaps.length > 0 ? plural('verdict.missing', gaps.length, { list: names(gaps) }) : null,
    unknown:
      unknowns.length > 0
        ? plural('verdict.unknown', unknowns.length, { list: names(unknowns) })
        : null,
  };
}

/** A sentence holds a few names; the list below it holds all. */
const namesInSentence = 6;

function someOf(names: readonly string[], { t, list, row }: Translator): string {
  return names.length <= namesInSentence
    ? list(names)
    : t('verdict.some-of', { list: row(names.slice(0, namesInSentence - 1)) });
}

/** The verdict as one utterance, for a live region and for reading aloud. */
export const spoken = (result: Verdict, { t }: Translator): string =>
  [
    result.missing ? `${result.headline}${t('verdict.comma')}${result.missing}` : result.headline,
    result.unknown,
    result.evening,
  ]
    .filter((part) => part !== null)
    .join(t('verdict.pause'));
