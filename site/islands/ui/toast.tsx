interface Props {
  /** The newest message; null for none. */
  readonly text: string | null;
  readonly closeLabel: string;
  readonly onClose: () => void;
}

/**
 * One line at the bottom that says what was just done. It is always in the page, empty or not, so that a screen
 * reader hears the change; it stays until it is closed or replaced: nothing here times out.
 */
export function Toast({ text, closeLabel, onClose }: Props) {
  return (
    <div class={`toast${text ? ' is-shown' : ''}`} role="status">
      {text && (
        <>
          <span>{text}</span>
          <button type="button" class="toast-close" onClick={onClose}>
            {closeLabel}
          </button>
        </>
      )}
    </div>
  );
}
