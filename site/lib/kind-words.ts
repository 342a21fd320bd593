import type { Circle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import type { PageFacts } from './categories.ts';
import { limitWords } from './verdict.ts';
import type { KindCode, ViewState } from './view-state.ts';

export interface KindWords {
  /** “按城市社区 15 分钟算” */
  readonly counted: string;
  /** “依据周围街道的疏密：…” */
  readonly reason: string;
  readonly other: KindCode;
  /** “改按农村半小时” */
  readonly switchTo: string;
  /** “改回自动判断”, when the resident has chosen. */
  readonly automatic: string | null;
}

export function kindWords(circle: Circle, view: ViewState, facts: PageFacts, words: Translator): KindWords {
  const { t } = words;
  const { kind, because, detail } = circle.kind;
  const other: KindCode = kind === 'urban' ? 'rural' : 'urban';
  const normLimit = (code: KindCode) =>
    limitWords(code === 'urban' ? facts.urbanMinutes : facts.ruralMinutes, words);
  const named = (code: KindCode) => t(`kind.${code}`, { limit: normLimit(code) });
  const place = (code: KindCode) => t(`kind.place.${code}`);
  const reason = t(`kind.because.${because}`);
  // With minutes of one's own the kind decides only which services are essential.
  const own = view.minutes !== undefined;
  return {
    counted: own
      ? t('kind.counted-essentials', { limit: limitWords(circle.limitMinutes, words), kind: place(kind) })
      : t('kind.counted', { kind: named(kind) }),
    reason: detail ? t('kind.reason-detail', { because: reason, detail }) : t('kind.reason', { because: reason }),
    other,
    switchTo: t('kind.switch', { kind: own ? place(other) : named(other) }),
    automatic: view.kind ? t('kind.automatic') : null,
  };
}
