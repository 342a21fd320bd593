import type { Translator } from '../../i18n/translator.ts';
import type { PlannerView } from './planner-view.ts';

/** The question in one line: “诊所、步行、按标准、不看营业时间、按社区”. */
export function questionWords(
  view: PlannerView,
  nameOf: (category: string) => string,
  words: Translator,
): string {
  const { t } = words;
  return words.row([
    nameOf(view.category),
    t(`planner.profile-${view.profile}`),
    view.minutes === undefined ? t('planner.by-norm') : t('minutes.short', { count: view.minutes }),
    ...(view.choice === 1 || view.category === 'essential'
      ? []
      : [t(`planner.choice-${view.choice}`)]),
    ...(view.at ? [`${words.day(view.at)} ${words.time(view.at)}`] : []),
    t(`planner.level-${view.level}`),
  ]);
}
