/** The norms that scorecards judge by, from `data/norms.json`. */

export interface PublishedNorm {
  code: string;
  value: number;
  unit: string;
  source?: { document: string; clause: string };
  /** An assumption has a reason instead of a source. */
  reason?: { zh: string; en: string };
}

export interface ScorecardNorm {
  code: string;
  value: number;
  /** Null for an assumption. */
  clause: string | null;
}

const units = {
  'limit-urban': 'minute',
  'limit-rural': 'minute',
  'six-in-one': 'facility',
  'service-room-area': 'square-meter-per-100-households',
  'outdoor-area': 'square-meter-per-100-households',
  'hall-street-area': 'square-meter',
  'hall-town-area': 'square-meter',
  'households-per-worker': 'household-per-worker',
  organisations: 'organisation-per-community',
  'volunteers-share': 'percent',
  'participation-share': 'percent',
  'online-items-urban': 'percent',
  'online-items-rural': 'percent',
  'committee-urban-min': 'person',
  'committee-urban-max': 'person',
  'committee-rural-min': 'person',
  'committee-rural-max': 'person',
  'committee-rural-women': 'person',
  'social-workers-urban': 'person',
  'social-workers-rural': 'person',
  'household-workers-certified': 'percent',
  'community-sites': 'percent',
  'property-management': 'percent',
  'evaluation-average': 'score',
  'evaluation-answers': 'answer',
  'evaluation-first-month': 'month',
  'evaluation-last-month': 'month',
} as const;

export type ScorecardNormCode = keyof typeof units;
export type ScorecardNorms = Readonly<Record<ScorecardNormCode, ScorecardNorm>>;

/** Throws on a norm that is missing, in another unit, or not a positive number of at most three decimals. */
export function readScorecardNorms(entries: readonly PublishedNorm[]): ScorecardNorms {
  const read = Object.entries(units).map(([code, unit]) => {
    const entry = entries.find((candidate) => candidate.code === code);
    if (!entry) throw new Error(`norm "${code}" is missing`);
    if (entry.unit !== unit)
      throw new Error(`norm "${code}" is in "${entry.unit}", expected "${unit}"`);
    if (!(entry.value > 0) || Number(entry.value.toFixed(3)) !== entry.value)
      throw new Error(`norm "${code}" is ${entry.value}, expected a number above 0`);
    return [code, { code, value: entry.value, clause: entry.source?.clause ?? null }] as const;
  });
  return Object.fromEntries(read) as unknown as ScorecardNorms;
}
