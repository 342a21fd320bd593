import type { CoverageLevel } from '../../../server/contract/coverage.ts';
import type { Profile } from '../../../server/contract/profile.ts';
import { roundPosition } from '../fragment.ts';
import { isLocalTime } from '../local-time.ts';
import { isMinutes, profileCodes, type Position } from '../view-state.ts';

export const plannerTabs = ['today', 'what-if', 'where'] as const;
export type PlannerTab = (typeof plannerTabs)[number];

export const levels = [
  'community',
  'street',
  'district',
  'hexagon',
  'square',
] as const satisfies readonly CoverageLevel[];
export type Level = CoverageLevel;
/** Sides that a pattern's cells may have, in metres; the first is the service's own choice. Hexagons come in the sizes of H3. */
export const cellSides: Readonly<Partial<Record<Level, readonly number[]>>> = {
  hexagon: [200, 530, 1400],
  square: [250, 100, 500, 1000],
};

/** The nearest one, or how far one has to go for a choice of two or three. */
export const choices = [1, 2, 3] as const;
export type Choice = (typeof choices)[number];

/** What colours the map: minutes of every place, or figures of areas. */
export const mapLooks = ['minutes', 'areas'] as const;
export type MapLook = (typeof mapLooks)[number];

export const sorts = ['gap', 'share', 'people', 'p90', 'name'] as const;
export type Sort = (typeof sorts)[number];

/** Everything that a link to a view holds. What is left out is decided by the region and its norms. */
export interface PlannerView {
  readonly tab: PlannerTab;
  readonly region?: string;
  /** A category's code, or `essential` for the whole set. */
  readonly category: string;
  readonly profile: Profile;
  /** Instead of the norm of town and village. */
  readonly minutes?: number;
  /** Wall time of the region; without it opening hours do not count. */
  readonly at?: string;
  readonly level: Level;
  /** Of hexagons and squares, in metres. */
  readonly size?: number;
  readonly choice: Choice;
  readonly look: MapLook;
  /** The area that is looked at. */
  readonly area?: string;
  /** The place that is asked about. */
  readonly spot?: Position;
  readonly sort: Sort;
  /** A scenario's id or its shared token. */
  readonly scenario?: string;
}

export const emptyPlannerView: PlannerView = {
  tab: 'today',
  category: 'health',
  profile: 'walk',
  level: 'community',
  choice: 1,
  look: 'minutes',
  sort: 'gap',
};

const maxIdLength = 200;
const oneOf = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
  all.find((one) => one === text);

/** Any string is accepted: what is not understood is left out, nothing throws. */
export function parsePlannerView(fragment: string): PlannerView {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const id = (name: string) => {
    const text = fields.get(name);
    return text && text.length <= maxIdLength ? text : undefined;
  };
  const number = (name: string) => Number(fields.get(name) ?? Number.NaN);
  const region = id('region');
  const area = id('area');
  const scenario = id('scenario');
  const minutes = number('minutes');
  const at = fields.get('at');
  const spot = parseSpot(fields.get('spot'));
  const level = oneOf(levels, fields.get('level')) ?? emptyPlannerView.level;
  const size = cellSides[level]?.find((meters) => meters === number('size'));
  return {
    tab: oneOf(plannerTabs, fields.get('tab')) ?? emptyPlannerView.tab,
    category: /^[a-z][a-z-]{0,39}$/.exec(fields.get('category') ?? '')?.[0] ?? 'health',
    profile: oneOf(profileCodes, fields.get('profile')) ?? emptyPlannerView.profile,
    level,
    choice: choices.find((choice) => choice === number('choice')) ?? emptyPlannerView.choice,
    look: oneOf(mapLooks, fields.get('look')) ?? emptyPlannerView.look,
    sort: oneOf(sorts, fields.get('sort')) ?? emptyPlannerView.sort,
    ...(region && { region }),
    ...(isMinutes(minutes) && { minutes }),
    ...(at !== null && isLocalTime(at) && { at }),
    ...(size && size !== cellSides[level]![0] && { size }),
    ...(area && { area }),
    ...(spot && { spot }),
    ...(scenario && { scenario }),
  };
}

const order = [
  'tab',
  'region',
  'category',
  'profile',
  'minutes',
  'at',
  'level',
  'size',
  'choice',
  'look',
  'area',
  'spot',
  'sort',
  'scenario',
] as const satisfies readonly (keyof PlannerView)[];

/** The inverse of `parsePlannerView`, without the `#`; empty for the view one starts with. */
export function formatPlannerView(view: PlannerView): string {
  const fields = new URLSearchParams();
  const usual: Partial<PlannerView> = emptyPlannerView;
  for (const name of order) {
    const value = view[name];
    if (value !== undefined && value !== usual[name]) fields.set(name, String(value));
  }
  // These are legal in a fragment, and a link is read by people too.
  return fields.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
}

function parseSpot(text: string | null): Position | undefined {
  const match = /^(-?\d{1,3}(?:\.\d{1,15})?),(-?\d{1,2}(?:\.\d{1,15})?)$/.exec(text ?? '');
  if (!match) return undefined;
  const [lng, lat] = [Number(match[1]), Number(match[2])];
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? roundPosition([lng, lat]) : undefined;
}
