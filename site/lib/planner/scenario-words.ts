import type { Translator } from '../../i18n/translator.ts';

/** What the page follows instead of today; the name may not be known yet. */
export const scenarioWords = (name: string | null, { t }: Translator): string =>
  name === null ? t('planner.scenario-unnamed') : t('planner.scenario', { name });
