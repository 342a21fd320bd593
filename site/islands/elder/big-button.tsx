import type { ComponentChildren } from 'preact';
import { Icon } from '../icon.tsx';

interface Props {
  readonly icon?: ComponentChildren;
  readonly label: string;
  /** A second line. */
  readonly detail?: string | null;
  /** The choice in force. */
  readonly chosen?: boolean;
  readonly tone?: 'gap' | 'unknown' | 'good';
  readonly onPress: () => void;
}

/** One decision: the whole width, a picture, a few words. */
export function BigButton({ icon, label, detail, chosen, tone, onPress }: Props) {
  return (
    <button
      type="button"
      class={`big-button${tone ? ` big-${tone}` : ''}`}
      aria-pressed={chosen}
      onClick={onPress}
    >
      {icon && <span class="big-icon">{icon}</span>}
      <span class="big-words">
        <span class="big-label">{label}</span>
        {detail && <span class="big-detail">{detail}</span>}
      </span>
      <Icon name={chosen ? 'check' : 'more'} />
    </button>
  );
}
