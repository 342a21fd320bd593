import type { Position } from '../../lib/view-state.ts';
import { PlaceField } from '../ui/place-field.tsx';
import { usePage } from '../words.ts';
import { useOffice } from './office.ts';

interface Props {
  readonly label: string;
  readonly position: Position | null;
  readonly onChange: (position: Position | null) => void;
  /** Shown beside it, in grey. */
  readonly others?: readonly { readonly position: Position; readonly name: string }[];
}

/** A place on the map of the office's regions. */
export function PlacePicker(props: Props) {
  return <PlaceField {...props} words={usePage().words} regions={useOffice().regions} />;
}
