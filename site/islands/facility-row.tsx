import type { ReachedFacility } from '../../server/contract/circle.ts';
import { facilityName } from '../lib/facility-words.ts';
import { phoneHref } from '../lib/phone.ts';
import { Icon } from './icon.tsx';
import { OpenLine } from './open-line.tsx';
import { usePage } from './words.ts';

interface Props {
  readonly facility: ReachedFacility;
  readonly onChoose: (facility: string) => void;
  readonly onPoint: (facility: string | null) => void;
}

/** Two things to press, side by side: the way there, and the telephone. */
export function FacilityRow({ facility, onChoose, onPoint }: Props) {
  const { words, nameOf } = usePage();
  const { id, phone, seconds, openNow, changesAt } = facility;
  const name = facilityName(facility, nameOf, words);
  const call = phone && words.t('facility.call', { name, phone });
  return (
    <li class="facility-row">
      <button
        type="button"
        class="row"
        onClick={() => onChoose(id)}
        onMouseEnter={() => onPoint(id)}
        onMouseLeave={() => onPoint(null)}
        onFocus={() => onPoint(id)}
        onBlur={() => onPoint(null)}
      >
        <span class="row-name">{name}</span>
        <OpenLine openNow={openNow} changesAt={changesAt} />
        <span class="row-minutes">{words.minutes(seconds)}</span>
      </button>
      {phone && (
        <a class="icon-button phone-link" href={phoneHref(phone)} aria-label={call} title={call}>
          <Icon name="phone" />
        </a>
      )}
    </li>
  );
}
