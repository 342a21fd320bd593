/** From what was typed to a question, or to one sentence for each field that cannot be read. */
import { profiles } from '../../contract/profile.ts';
import type { CircleQuestion } from '../../domain/circle.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Position } from '../../geo/position.ts';
import type { Regions } from '../../store/regions.ts';
import { problemSentence, type ProblemKey, type Quoted } from '../../texts/problems.ts';
import { problemStatus, Refusal } from '../errors.ts';
import { pickRegion } from '../pick-region.ts';
import { minutesIn, mintPosition, momentIn, momentOn, numberIn, oneOf, shown } from '../query.ts';
import type { FieldName, Typed } from './typed.ts';
import type { PlainWords } from './words.ts';

const kinds = ['urban', 'rural'] as const;

export interface Fault {
  readonly field: FieldName;
  readonly sentence: string;
  readonly status: number;
}

export type Read =
  | { readonly ok: true; readonly engine: RegionEngine; readonly question: CircleQuestion }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Whether a place was named at all: an address without one is the empty form, not a mistake. */
export const isAsked = (typed: Typed): boolean =>
  typed.list === '' && [typed.place, typed.lng, typed.lat].some((value) => value !== '');

export function readQuestion(
  typed: Typed,
  regions: Regions,
  now: () => Date,
  { words }: PlainWords,
): Read {
  const faults: Fault[] = [];
  /** What a reader throws becomes the fault of a field; undefined then. */
  const attempt = <T>(field: FieldName, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      faults.push(faultOf(field, error.key, error.quoted, words));
      return undefined;
    }
  };
  const byHand = typed.lng !== '' || typed.lat !== '';
  const field = byHand ? 'lng' : 'place';
  const at = byHand
    ? positionByHand(typed, attempt)
    : attempt('place', () => {
        const [lng = '', lat = '', ...rest] = typed.place.split(',');
        if (rest.length > 0)
          throw new Refusal('invalid-position', { name: 'place', value: shown(typed.place) });
        return mintPosition({}, lng, lat, 'place', 'place');
      });
  const engine = at && attempt(field, () => pickRegion(regions, at, typed.region || undefined));
  const profile = attempt('profile', () =>
    oneOf(given('profile', typed.profile), 'profile', profiles, 'walk', 'unknown-profile'),
  );
  const minutes = attempt('minutes', () => minutesIn(given('minutes', typed.minutes)));
  const kind = attempt('kind', () =>
    oneOf(given('kind', typed.kind), 'kind', kinds, undefined, 'invalid-kind'),
  );
  const clock = (engine ?? regions.all()[0])?.hours.clock;
  const moment = attempt('when', () => {
    const asked = momentIn(given('at', typed.when), now);
    return clock && momentOn(asked, clock);
  });
  if (faults.length > 0 || !at || !engine || !profile || !moment) return { ok: false, faults };
  return {
    ok: true,
    engine,
    question: {
      position: at,
      profile,
      ...(minutes === undefined ? {} : { minutes }),
      ...(kind === undefined ? {} : { kind }),
      at: moment,
      streets: false,
    },
  };
}

/** A refusal in the words of the form, which has labels where the API has parameters. */
export function faultOf(
  field: FieldName,
  key: ProblemKey,
  quoted: Quoted,
  words: PlainWords['words'],
): Fault {
  const { t, lang } = words;
  const value = String(quoted['value'] ?? '');
  const sentence =
    key === 'invalid-number'
      ? t('plain.error.number', { name: t(`plain.field.${field}`), value })
      : key === 'missing-parameter'
        ? t('plain.error.missing', { name: t(`plain.field.${field}`) })
        : key === 'invalid-time'
          ? t('plain.error.time', { value })
          : problemSentence(lang, key, quoted);
  return { field, sentence, status: problemStatus[key] };
}

function positionByHand(
  typed: Typed,
  attempt: <T>(field: FieldName, read: () => T) => T | undefined,
): Position | undefined {
  // One by one first, so that two unreadable numbers get two sentences.
  const whole = (['lng', 'lat'] as const).map((name) =>
    attempt(name, () => {
      if (typed[name] === '') throw new Refusal('missing-parameter', { name });
      return numberIn(name, typed[name]);
    }),
  );
  if (whole.includes(undefined)) return undefined;
  const field = Math.abs(whole[0]!) > 180 ? 'lng' : Math.abs(whole[1]!) > 90 ? 'lat' : 'lng';
  return attempt(field, () => mintPosition(given('crs', typed.crs), typed.lng, typed.lat));
}

const given = (name: string, value: string) => (value === '' ? {} : { [name]: value });
