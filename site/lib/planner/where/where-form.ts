import type { SitingAsked, SitingGroup, SitingKind } from '../../../../server/contract/siting.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { InputProblem } from '../../form-problems.ts';
import type { Position } from '../../view-state.ts';
import type { PlannerView } from '../planner-view.ts';
import { sent } from '../what-if/changes.ts';

export const goals = [
  'cover-most',
  'cover-all',
  'least-mean',
  'least-worst',
] as const satisfies readonly SitingKind[];
export const candidateKinds = ['nodes', 'public-buildings', 'parcels', 'table'] as const;
export type CandidateKind = (typeof candidateKinds)[number];
export const groups = [
  'people',
  'elderly',
  'children',
  'nonRegistered',
] as const satisfies readonly SitingGroup[];
export const datums = ['wgs84', 'gcj02', 'bd09'] as const;

/** As the service has them. */
export const mostSites = 1000;
export const usualMeters = 150;
const meters = { least: 50, most: 5000 };
const mostMoney = 1e12;
const mostPeople = 1e7;
export const mostTableLetters = 1_000_000;

export const inputs = {
  sites: 'where-sites',
  budget: 'where-budget',
  meters: 'where-meters',
  parcels: 'where-parcels',
  table: 'where-table',
  newSite: 'where-capacity',
  existing: 'where-capacity-existing',
  category: 'where-category',
} as const;

export interface Parcel {
  readonly corners: readonly Position[];
  /** As it was typed. */
  readonly cost: string;
}

/** The question while it is filled in. What another choice would ask for stays as it was typed. */
export interface WhereForm {
  readonly kind: SitingKind;
  readonly by: 'sites' | 'budget';
  readonly sites: string;
  readonly budget: string;
  readonly candidates: CandidateKind;
  readonly meters: string;
  readonly parcels: readonly Parcel[];
  readonly csv: string;
  readonly crs: (typeof datums)[number];
  readonly keepExisting: boolean;
  readonly leaveOut: boolean;
  readonly group: SitingGroup;
  /** People whom one new site serves; empty: as many as come. */
  readonly newSite: string;
  /** The same of what stands with unknown capacity. */
  readonly existing: string;
  /** Only in the area that is chosen on the page. */
  readonly inArea: boolean;
}

export const emptyWhere: WhereForm = {
  kind: 'cover-most',
  by: 'sites',
  sites: '3',
  budget: '',
  candidates: 'nodes',
  meters: String(usualMeters),
  parcels: [],
  csv: '',
  crs: 'wgs84',
  keepExisting: true,
  leaveOut: true,
  group: 'people',
  newSite: '',
  existing: '',
  inArea: false,
};

/** How many is what is computed; nothing else is asked. */
export const asksHowMany = ({ kind }: WhereForm): boolean => kind !== 'cover-all';
/** The worst way cannot be bought by a budget. */
export const mayHaveBudget = ({ kind }: WhereForm): boolean =>
  kind === 'cover-most' || kind === 'least-mean';
export const asksCapacity = ({ kind }: WhereForm): boolean => kind === 'cover-most';
export const asksLeaveOut = ({ kind }: WhereForm): boolean =>
  kind === 'cover-all' || kind === 'least-worst';

export type Asked =
  | { readonly ok: true; readonly question: SitingAsked }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** The question by the terms of the page, or what is wrong, by input. */
export function whereQuestion(
  form: WhereForm,
  view: PlannerView,
  region: string,
  { t }: Translator,
): Asked {
  const problems: InputProblem[] = [];
  const wrong = (field: string, text: string) => void problems.push({ field, text });
  const number = (field: string, text: string, least: number, most: number, whole: boolean) => {
    const value = numberIn(text);
    if (value !== null && value >= least && value <= most && (!whole || Number.isInteger(value)))
      return value;
    wrong(
      field,
      t(whole ? 'planner.where.whole-bad' : 'planner.where.number-bad', {
        value: text,
        least,
        most,
      }),
    );
    return 0;
  };
  if (view.category === 'essential') wrong(inputs.category, t('planner.where.one-category'));
  const byBudget = mayHaveBudget(form) && form.by === 'budget';
  const question: SitingAsked = {
    region,
    category: view.category,
    profile: view.profile,
    kind: form.kind,
    candidates: candidatesOf(form, number, wrong, t),
    keepExisting: form.keepExisting,
    ...(view.minutes !== undefined && { minutes: view.minutes }),
    ...(view.at && { at: view.at }),
    ...(asksHowMany(form) &&
      (byBudget
        ? { budget: number(inputs.budget, form.budget, 0.01, mostMoney, false) }
        : { sites: number(inputs.sites, form.sites, 1, mostSites, true) })),
    ...(asksLeaveOut(form) && { leaveOut: form.leaveOut }),
    ...(form.group !== 'people' && { group: form.group }),
    ...(form.inArea && view.area && { area: view.area }),
  };
  if (asksCapacity(form) && form.newSite.trim() !== '')
    question.capacities = {
      newSite: number(inputs.newSite, form.newSite, 1, mostPeople, true),
      unknownExisting:
        form.existing.trim() === ''
          ? null
          : number(inputs.existing, form.existing, 0, mostPeople, true),
    };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, question };
}

function candidatesOf(
  form: WhereForm,
  number: (field: string, text: string, least: number, most: number, whole: boolean) => number,
  wrong: (field: string, text: string) => void,
  t: Translator['t'],
): SitingAsked['candidates'] {
  const kind = form.candidates;
  const everyMeters = () => number(inputs.meters, form.meters, meters.least, meters.most, true);
  switch (kind) {
    case 'nodes':
      return { kind, everyMeters: everyMeters() };
    case 'public-buildings':
      return { kind };
    case 'parcels': {
      const drawn = form.parcels.filter(({ corners }) => corners.length >= 3);
      if (drawn.length === 0) wrong(inputs.parcels, t('planner.where.no-parcel'));
      return {
        kind,
        everyMeters: everyMeters(),
        parcels: drawn.map(({ corners, cost }, index) => ({
          polygon: [[...corners, corners[0]!].map(sent)],
          ...(cost.trim() !== '' && {
            cost: number(`${inputs.parcels}-${index}`, cost, 0, mostMoney, false),
          }),
        })),
      };
    }
    case 'table':
      if (form.csv.trim() === '') wrong(inputs.table, t('planner.where.no-table'));
      else if (form.csv.length > mostTableLetters)
        wrong(inputs.table, t('planner.where.long-table', { most: mostTableLetters }));
      return { kind, csv: form.csv, ...(form.crs !== 'wgs84' && { crs: form.crs }) };
  }
}

function numberIn(text: string): number | null {
  const typed = text.trim();
  return /^\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : null;
}
