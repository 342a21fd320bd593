import type { ComponentChildren, JSX } from 'preact';

interface Props extends Omit<JSX.HTMLAttributes<HTMLButtonElement>, 'icon'> {
  /** `main` for the one thing to do next, `quiet` beside it, `text` in running lines. */
  readonly look?: 'main' | 'quiet' | 'text';
  readonly disabled?: boolean;
  readonly type?: 'button' | 'submit';
  readonly children: ComponentChildren;
}

const classes = { main: 'button', quiet: 'button button-quiet', text: 'text-button' } as const;

export function Button({ look = 'main', class: more, children, ...rest }: Props) {
  return (
    <button type="button" class={`${classes[look]}${more ? ` ${String(more)}` : ''}`} {...rest}>
      {children}
    </button>
  );
}
