/** The fields of a community, as `data/community-fields.json` describes them, and what may stand in them. */
import type { CommunityFigures } from '../../contract/community.ts';

export type FigureCode = keyof CommunityFigures;
export type OfficeCode =
  'officeLng' | 'officeLat' | 'officeAddress' | 'officeHours' | 'officePhone';
export type FieldCode = FigureCode | OfficeCode | 'officialCode';
export type FieldValue = string | number | null;

/** Every field, flat; null is “not given”. */
export type FieldValues = Record<FieldCode, FieldValue>;

export interface FieldEntry {
  code: FieldCode;
  zh: string;
  en: string;
  kind: 'count' | 'decimal' | 'percent' | 'text' | 'longitude' | 'latitude' | 'code';
  unit: string | null;
  /** Codes of `data/norms.json` that judge by this field. */
  norms: readonly string[];
  clause: string | null;
  min?: number;
  max?: number;
  /** Digits after the point. */
  decimals?: number;
  /** Longest text, in characters. */
  most?: number;
  pattern?: string;
}

/** The parts together cannot be more than the whole. */
export interface FieldRule {
  parts: readonly FieldCode[];
  whole: FieldCode;
  zh: string;
  en: string;
}

export interface CommunityFieldFacts {
  /** Columns that say which community a row is about. */
  identity: readonly { code: string; zh: string; en: string }[];
  fields: readonly FieldEntry[];
  rules: readonly FieldRule[];
}

export type FieldFault =
  | { reason: 'not-a-number' | 'not-whole' | 'not-a-code'; field: FieldEntry; value: string }
  | { reason: 'out-of-bounds'; field: FieldEntry; value: string; least: number; most: number }
  | { reason: 'too-fine'; field: FieldEntry; value: string; decimals: number }
  | { reason: 'too-long'; field: FieldEntry; value: string; most: number }
  | { reason: 'half-a-position' }
  | { reason: 'disagree'; rule: FieldRule; sum: number; whole: number };

/** What is wrong with one value, if anything. */
export function valueFault(field: FieldEntry, value: FieldValue): FieldFault | null {
  if (value === null) return null;
  const shown = String(value);
  if (field.kind === 'text' || field.kind === 'code') {
    if (field.kind === 'code')
      return new RegExp(field.pattern!).test(shown)
        ? null
        : { reason: 'not-a-code', field, value: shown };
    const most = field.most!;
    return [...shown].length > most ? { reason: 'too-long', field, value: shown, most } : null;
  }
  const { min: least = -Infinity, max: most = Infinity } = field;
  if (typeof value !== 'number' || !Number.isFinite(value))
    return { reason: 'not-a-number', field, value: shown };
  if (value < least || value > most)
    return { reason: 'out-of-bounds', field, value: shown, least, most };
  if (field.kind === 'count')
    return Number.isInteger(value) ? null : { reason: 'not-whole', field, value: shown };
  const decimals = field.decimals ?? 0;
  return hasDecimals(value, decimals)
    ? null
    : { reason: 'too-fine', field, value: shown, decimals };
}

/** What is wrong between the values, if anything. Rules hold only where all of their fields are given. */
export function disagreement(
  values: Readonly<Partial<FieldValues>>,
  rules: readonly FieldRule[],
): FieldFault | null {
  if (((values.officeLng ?? null) === null) !== ((values.officeLat ?? null) === null))
    return { reason: 'half-a-position' };
  for (const rule of rules) {
    const whole = values[rule.whole] ?? null;
    if (whole === null) continue;
    // A part alone may already be too much: what is not given counts as nothing here.
    const sum = rule.parts.reduce((total, part) => total + Number(values[part] ?? 0), 0);
    if (sum > Number(whole)) return { reason: 'disagree', rule, sum, whole: Number(whole) };
  }
  return null;
}

function hasDecimals(value: number, decimals: number): boolean {
  return Number(value.toFixed(decimals)) === value;
}
