import type { ComponentChildren } from 'preact';

interface Props {
  readonly title: string;
  readonly text?: string;
  /** What can be done about it. */
  readonly children?: ComponentChildren;
}

/** Said where a list would stand: why nothing is there, and what one can do. */
export function EmptyState({ title, text, children }: Props) {
  return (
    <div class="empty-state">
      <p class="empty-title">{title}</p>
      {text && <p class="quiet">{text}</p>}
      {children && <div class="button-row">{children}</div>}
    </div>
  );
}
