import type { Change, PathKind } from '../../../../server/contract/scenario.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { InputProblem } from '../../form-problems.ts';
import type { Position } from '../../view-state.ts';
import { positionText, rounded, typedPosition } from '../typed-position.ts';
import { nextFacilityId, sent, withFacilityAt, type Changes } from './changes.ts';

export const changeKinds = [
  'add-facility',
  'move-facility',
  'close-facility',
  'enlarge-facility',
  'open-gate',
  'add-path',
  'close-street',
] as const satisfies readonly Change['kind'][];
export const pathKinds = ['path', 'footbridge', 'crossing'] as const satisfies readonly PathKind[];

/** Ids of the inputs, to which a problem leads. */
export const inputs = {
  name: 'what-if-name',
  facility: 'what-if-facility',
  capacity: 'what-if-capacity',
  position: 'what-if-position',
  line: 'what-if-line',
} as const;

/** One change while it is filled in. What the kind does not ask for stays unused, so that another kind finds it again. */
export interface ChangeForm {
  readonly kind: Change['kind'];
  readonly category: string;
  readonly name: string;
  readonly capacity: string;
  readonly facility: string;
  /** As it was typed or pressed. */
  readonly place: string;
  readonly path: PathKind;
  readonly line: readonly Position[];
}

export const emptyForm = (kind: Change['kind'], category: string): ChangeForm => ({
  kind,
  category,
  name: '',
  capacity: '',
  facility: '',
  place: '',
  path: 'path',
  line: [],
});

const byPlace = ['add-facility', 'move-facility', 'open-gate', 'close-street'] as const;
/** A change of one place. */
type ByPlace = ChangeForm & { readonly kind: (typeof byPlace)[number] };
const byFacility: ReadonlySet<Change['kind']> = new Set([
  'move-facility',
  'close-facility',
  'enlarge-facility',
]);

export const asksPlace = (form: ChangeForm): form is ByPlace =>
  byPlace.some((kind) => kind === form.kind);
export const asksFacility = ({ kind }: ChangeForm): boolean => byFacility.has(kind);
/** Presses on the map belong to the form. */
export const takesPresses = (form: ChangeForm): boolean =>
  asksPlace(form) || form.kind === 'add-path';

/** A press on the map: the next corner of a line, or the place. */
export const pressedAt = (form: ChangeForm, position: Position): ChangeForm =>
  form.kind === 'add-path'
    ? { ...form, line: [...form.line, rounded(position)] }
    : { ...form, place: positionText(position) };

export type FilledIn =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** The list with the change that the form describes, or what is missing, by input. */
export function filledIn(form: ChangeForm, changes: Changes, { t }: Translator): FilledIn {
  const problems: InputProblem[] = [];
  const wrong = (field: string, text: string) => void problems.push({ field, text });
  const { kind, facility } = form;
  const position = asksPlace(form) ? typedPosition(form.place) : null;
  if (asksFacility(form) && !facility)
    wrong(inputs.facility, t('planner.what-if.facility-missing'));
  if (asksPlace(form) && !position)
    wrong(
      inputs.position,
      form.place.trim() === ''
        ? t('planner.what-if.place-missing')
        : t('planner.place-unreadable', { value: form.place }),
    );
  const capacity = wholeNumber(form.capacity);
  const asksCapacity = kind === 'enlarge-facility' || kind === 'add-facility';
  if (asksCapacity && form.capacity.trim() !== '' && capacity === null)
    wrong(inputs.capacity, t('planner.what-if.capacity-bad', { value: form.capacity }));
  else if (kind === 'enlarge-facility' && capacity === null)
    wrong(inputs.capacity, t('planner.what-if.capacity-missing'));
  if (kind === 'add-facility' && form.name.trim() === '')
    wrong(inputs.name, t('planner.what-if.facility-unnamed'));
  if (kind === 'add-path' && form.line.length < 2)
    wrong(inputs.line, t('planner.what-if.line-short'));
  if (problems.length > 0) return { ok: false, problems };
  if (kind === 'move-facility')
    return { ok: true, changes: withFacilityAt(changes, facility, position!) };
  return { ok: true, changes: [...changes, one(form, changes, position, capacity)] };
}

function one(
  form: ChangeForm,
  changes: Changes,
  position: Position | null,
  capacity: number | null,
): Change {
  const { kind, facility } = form;
  switch (kind) {
    case 'add-facility':
      return {
        kind,
        id: nextFacilityId(changes),
        categories: [form.category],
        name: form.name.trim(),
        position: sent(position!),
        ...(capacity !== null && { capacity }),
      };
    case 'close-facility':
      return { kind, facility };
    case 'enlarge-facility':
      return { kind, facility, capacity: capacity! };
    case 'add-path':
      return { kind, path: form.path, line: form.line.map(sent) };
    case 'move-facility':
    case 'open-gate':
    case 'close-street':
      return kind === 'move-facility'
        ? { kind, facility, position: sent(position!) }
        : { kind, position: sent(position!) };
  }
}

/** From 1 to a million, without a sign or a fraction. */
export function wholeNumber(text: string): number | null {
  const typed = text.trim();
  const number = Number(typed);
  return /^\d{1,7}$/.test(typed) && number >= 1 && number <= 1e6 ? number : null;
}
