import type { Translator } from '../i18n/translator.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Failure } from '../lib/api.ts';
import { failureWords } from '../lib/failure-words.ts';
import type { Position } from '../lib/view-state.ts';

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

/** One message above the result. An error is spoken at once, a hint politely. */
export interface Notice {
  readonly tone: 'error' | 'hint';
  readonly text: string;
  readonly actions: readonly NoticeAction[];
}

export interface NoticeSteps {
  readonly retry: () => void;
  readonly goTo: (position: Position) => void;
  readonly goToRegion: (region: RegionAnswer) => void;
}

export const regionActions = (
  regions: readonly RegionAnswer[],
  goToRegion: NoticeSteps['goToRegion'],
  { t }: Translator,
): NoticeAction[] =>
  regions.map((region) => ({
    label: t('failure.go-to', { name: region.name }),
    run: () => goToRegion(region),
  }));

export function failureNotice(
  failure: Failure,
  regions: readonly RegionAnswer[],
  steps: NoticeSteps,
  words: Translator,
): Notice {
  const { text, retry, suggestion, outside } = failureWords(failure, words);
  const actions: NoticeAction[] = [];
  if (retry) actions.push({ label: words.t('failure.retry'), run: steps.retry });
  if (suggestion) {
    const position = suggestion.join(', ');
    actions.push({
      label: words.t('failure.use-suggestion', { position }),
      run: () => steps.goTo(suggestion),
    });
  }
  if (outside) actions.push(...regionActions(regions, steps.goToRegion, words));
  return { tone: 'error', text, actions };
}
