import type { Circle } from '../../../server/contract/circle.ts';
import type { Coverage, CoverageArea } from '../../../server/contract/coverage.ts';
import type { Profile } from '../../../server/contract/profile.ts';
import type { Translator } from '../../i18n/translator.ts';
import { shareText } from './figure-words.ts';
import type { TileMinutes } from './minutes-tile.ts';
import { shareLeftOut } from './painted.ts';

type Limits = Coverage['limits'];

/** “这里到最近的诊所步行 11 分钟”, and how that stands to the limits; whether it is a gap only the circle of the place can say. */
export function tileWords(
  minutes: TileMinutes,
  profile: Profile,
  category: string,
  { urbanMinutes, ruralMinutes }: Limits,
  { t }: Translator,
): string {
  const params = { category, profile: t(`planner.by-${profile}`) };
  if (minutes === 'no-street') return t('planner.here-no-street', params);
  if (minutes === 'beyond') return t('planner.here-beyond', params);
  const limits = { urban: urbanMinutes, rural: ruralMinutes };
  const stands =
    minutes <= Math.min(urbanMinutes, ruralMinutes)
      ? t('planner.here-within', limits)
      : minutes > Math.max(urbanMinutes, ruralMinutes)
        ? t('planner.here-past', limits)
        : t('planner.here-between', limits);
  return t('planner.here', { ...params, minutes }) + stands;
}

/** An area under the pointer: its name, and the share of its people left out or why that is not known. */
export function areaStateWords(area: CoverageArea, words: Translator): string {
  const { t } = words;
  const name = area.name ?? t('planner.cell');
  const share = shareLeftOut(area);
  if (area.people === null || area.people === 0) return t('planner.area-no-people', { name });
  if (share === null) return t('planner.area-unknown', { name });
  return share === 0
    ? t('planner.area-covered', { name })
    : t('planner.area-gap', { name, share: shareText(share, words) });
}

/** What the circle of a place says of one category, or of the essential set: first the sentence, then why, then whose limit it is. */
export function spotWords(
  circle: Circle,
  category: string,
  nameOf: (code: string) => string,
  words: Translator,
): string[] {
  const { t, plural } = words;
  const by = t(`planner.by-${circle.profile}`);
  const whose = t(`planner.spot-limit-${circle.kind.kind}`, { minutes: circle.limitMinutes });
  const where = circle.origin.community?.name;
  const last = where ? `${where}${t('planner.pause')}${whose}` : whose;
  if (category === 'essential') {
    const set = circle.categories.filter(({ essential }) => essential);
    const of = (state: string) =>
      set.filter((one) => one.state === state).map(({ code }) => nameOf(code));
    const [gaps, unknown] = [of('gap'), of('unknown')];
    return [
      t('planner.spot-set', { inside: of('covered').length, all: set.length }),
      ...(gaps.length > 0 ? [t('planner.spot-set-gaps', { names: words.list(gaps) })] : []),
      ...(unknown.length > 0
        ? [t('planner.spot-set-unknown', { names: words.list(unknown) })]
        : []),
      last,
    ];
  }
  const found = circle.categories.find(({ code }) => code === category);
  if (!found) return [t('planner.spot-no-category', { category: nameOf(category) })];
  const params = { category: nameOf(category), profile: by };
  const first =
    found.nearestSeconds === null
      ? t('planner.here-none', { ...params, minutes: 2 * circle.limitMinutes })
      : t('planner.here', { ...params, minutes: Math.ceil(found.nearestSeconds / 60) });
  const because = found.because ? t(`planner.because-${found.because}`) : null;
  return [
    `${first}${t('planner.pause')}${t(`planner.state-${found.state}`)}`,
    ...(because ? [because] : []),
    ...(found.nearestName ? [t('planner.spot-nearest', { name: found.nearestName })] : []),
    ...(found.inside > 1 ? [plural('planner.spot-inside', found.inside)] : []),
    last,
  ];
}
