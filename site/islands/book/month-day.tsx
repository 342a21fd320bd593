import type { SlotDay } from '../../lib/book/slot-days.ts';
import { useAccount } from '../account/account-context.ts';

interface Props {
  readonly day: string;
  /** Undefined where it was not asked for. */
  readonly known: SlotDay | undefined;
  /** Lies within what can be booked. */
  readonly open: boolean;
  readonly focused: boolean;
  readonly selected: boolean;
  readonly onPress: () => void;
}

/** A cell of the calendar: its number is seen, its day and how much is free are said. */
export function MonthDay({ day, known, open, focused, selected, onPress }: Props) {
  const { t, plural, ...words } = useAccount().words;
  const free = known?.starts.length ?? 0;
  const name = words.day(`${day}T00:00`);
  const label =
    !open || !known
      ? name
      : free > 0
        ? plural('book.month.free', free, { day: name })
        : t('book.month.none', { day: name });
  return (
    <td aria-selected={selected}>
      <button
        type="button"
        class={`month-day${free > 0 ? ' has-free' : ''}`}
        aria-label={label}
        aria-disabled={!open}
        tabIndex={focused ? 0 : -1}
        onClick={() => open && onPress()}
      >
        {Number(day.slice(8))}
      </button>
    </td>
  );
}
