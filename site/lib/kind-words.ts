import type { Circle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import type { PageFacts } from './categories.ts';
import { limitWords } from './verdict.ts';
import type { KindCode, ViewState } from './view-state.ts';

export interface KindWords {
  /** “按城市社区 15 分钟算” */
  readonly counted: string;
  /** “（周围街道的密度是 9.3 km/km²）”, in brackets, to follow at once. */
  readonly reason: string | null;
  readonly other: KindCode;
  /** “改按农村半小时” */
  readonly switchTo: string;
  /** “改回自动判断”, when the resident has chosen. */
  readonly automatic: string | null;
}

export function kindWords(
  circle: Circle,
  view: ViewState,
  facts: PageFacts,
  words: Translator,
): KindWords {
  const { t } = words;
  const { kind, because, detail } = circle.kind;
  const other: KindCode = kind === 'urban' ? 'rural' : 'urban';
  const normLimit = (code: KindCode) =>
    limitWords(code === 'urban' ? facts.urbanMinutes : facts.ruralMinutes, words);
  const named = (code: KindCode) => t(`kind.${code}`, { limit: normLimit(code) });
  const place = (code: KindCode) => t(`kind.place.${code}`);
  const reason =
    because === 'resident' || detail !== undefined
      ? t('kind.reason', { because: t(`kind.because.${because}`, { detail: detail ?? '' }) })
      : null;
  // With minutes of one's own the kind decides only which services are essential.
  const own = view.minutes !== undefined;
  return {
    counted: own
      ? t('kind.counted-essentials', {
          limit: limitWords(circle.limitMinutes, words),
          kind: place(kind),
        })
      : t('kind.counted', { kind: named(kind) }),
    reason,
    other,
    switchTo: t('kind.switch', { kind: own ? place(other) : named(other) }),
    automatic: view.kind ? t('kind.automatic') : null,
  };
}
