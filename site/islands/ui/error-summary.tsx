import { useLayoutEffect, useRef } from 'preact/hooks';

export interface FieldProblem {
  /** Id of the input that the problem is about. */
  readonly field: string;
  readonly text: string;
}

interface Props {
  readonly title: string;
  readonly problems: readonly FieldProblem[];
}

/** All problems of a form in one place above it, each leading to its input. It takes the focus when it appears. */
export function ErrorSummary({ title, problems }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), [problems]);
  if (problems.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                // The fragment holds the view of the page: go to the input without touching it.
                event.preventDefault();
                document.getElementById(field)?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
