import type { FacilityAnswer } from '../../../server/contract/facility.ts';
import type { ReportedChange } from '../../lib/reported-change.ts';
import { asPosition, type Position } from '../../lib/view-state.ts';
import { usePage } from '../words.ts';
import { PairMap } from './pair-map.tsx';

interface Props {
  readonly report: string;
  readonly kind: string;
  readonly positions: readonly Position[];
  readonly facility: FacilityAnswer | null;
  readonly choices: readonly ReportedChange[];
  readonly chosen: number | null;
  readonly onChoose: (index: number | null) => void;
}

/** What residents pointed out, numbered on a map and in words, and which of it is taken over with the decision. */
export function ReportedPlaces(props: Props) {
  const { report, kind, positions, facility, choices, chosen, onChoose } = props;
  const { t } = usePage().words;
  const isGate = kind === 'gate-locked';
  const entrances = isGate && facility ? facility.entrances.map((at) => asPosition(at)) : [];
  // Numbers of choices are those of the map: what can be chosen comes first.
  const places = [
    ...entrances.map((position) => ({ position, name: t('office.reported-entrance') })),
    ...positions.map((position) => ({ position, name: t('office.reported-place') })),
    ...(facility
      ? [{ position: asPosition(facility.position), name: t('office.reported-registered') }]
      : []),
  ];
  const option = (index: number | null, label: string) => (
    <label class="tick" key={label}>
      <input
        type="radio"
        name={`reported-${report}`}
        checked={chosen === index}
        onChange={() => onChoose(index)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <>
      <PairMap places={places} />
      <ol class="quiet reported-places">
        {places.map(({ name }, i) => (
          <li key={i}>{name}</li>
        ))}
      </ol>
      {choices.length > 0 && (
        <fieldset>
          <legend>{t('office.reported-take-over')}</legend>
          <div class="office-ticks">
            {choices.map((_, i) =>
              option(
                i,
                t(isGate ? 'office.reported-remove-entrance' : 'office.reported-move', {
                  number: i + 1,
                }),
              ),
            )}
            {option(null, t('office.reported-nothing'))}
          </div>
        </fieldset>
      )}
    </>
  );
}
