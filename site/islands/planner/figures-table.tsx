import type { ComponentChildren } from 'preact';

interface Props {
  /** Id of the heading that names it: it then scrolls sideways in itself. */
  readonly labelledBy?: string;
  /** Its name for screen readers, where no heading stands above. */
  readonly caption?: string;
  /** Head of what each row is about. */
  readonly first: string;
  /** Heads of the figures. */
  readonly figures: readonly string[];
  /** The one of `figures` by which rows are sorted, the largest first. */
  readonly descending?: string;
  /** Rows; `<th scope="row">` and one `<td class="number">` for each figure. */
  readonly children: ComponentChildren;
}

/** Figures by area, group or place. */
export function FiguresTable({ labelledBy, caption, first, figures, descending, children }: Props) {
  const table = (
    <table class="planner-table">
      {caption !== undefined && <caption class="visually-hidden">{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {figures.map((head) => (
            <th
              key={head}
              scope="col"
              class="number"
              aria-sort={head === descending ? 'descending' : undefined}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
  if (labelledBy === undefined) return table;
  return (
    <div class="planner-scroll" tabIndex={0} role="region" aria-labelledby={labelledBy}>
      {table}
    </div>
  );
}
