import type { Translator } from '../../i18n/translator.ts';
import { minuteBounds, shareBounds } from './minutes-scale.ts';

export interface KeyEntry {
  /** Number of the colour, from 1; 0 is hatched: not known. */
  readonly colour: number;
  readonly text: string;
}

/** The colours of minutes in words: “5 分钟以内”, “5–10 分钟” …; the last one is whatever is farther. */
export function minutesKey(limitMinutes: number, { t }: Translator): KeyEntry[] {
  const bounds = minuteBounds(limitMinutes);
  return [
    ...bounds.map((bound, index) => ({
      colour: index + 1,
      text:
        index === 0
          ? t('planner.key-up-to', { to: bound })
          : t('planner.key-range', { from: bounds[index - 1]!, to: bound }),
    })),
    { colour: bounds.length + 1, text: t('planner.key-beyond', { from: bounds.at(-1)! }) },
  ];
}

/** The colours of areas in words: by the share of their people who are left out. */
export function sharesKey({ t, lang }: Translator): KeyEntry[] {
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  return [
    { colour: 1, text: t('planner.key-nobody') },
    ...shareBounds.slice(1).map((bound, index) => ({
      colour: index + 2,
      text:
        index === 0
          ? t('planner.key-share-up-to', { to: percent.format(bound) })
          : t('planner.key-share', {
              from: percent.format(shareBounds[index]!),
              to: percent.format(bound),
            }),
    })),
    {
      colour: shareBounds.length + 1,
      text: t('planner.key-share-above', { from: percent.format(shareBounds.at(-1)!) }),
    },
    { colour: 0, text: t('planner.key-unknown') },
  ];
}
