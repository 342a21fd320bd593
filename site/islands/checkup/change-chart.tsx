import { shareWords } from '../../lib/checkup/people-words.ts';
import { stretchesOf, type ChangeLine, type ChangePoint } from '../../lib/checkup/change-lines.ts';
import { usePage } from '../words.ts';

interface Props {
  readonly line: ChangeLine;
  /** From the first month of all to the last. */
  readonly months: number;
  readonly title: string;
  /** All of it in words. */
  readonly label: string;
}

const width = 160;
const height = 56;
const margin = 4;

/** The share of people within reach, 0 at the foot and all at the head, with those who are not certain as a band above the line. */
export function ChangeChart({ line, months, title, label }: Props) {
  const { words } = usePage();
  const x = ({ index }: ChangePoint) =>
    margin + (index / Math.max(1, months - 1)) * (width - 2 * margin);
  const y = (share: number) => height - margin - share * (height - 2 * margin);
  const at = (point: ChangePoint, share = point.covered) =>
    `${x(point).toFixed(1)},${y(share).toFixed(1)}`;
  const last = line.points.at(-1)!;
  return (
    <figure class="change-chart">
      <figcaption>
        {title} <strong>{shareWords(last.covered, 1, words)}</strong>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <path class="chart-edge" d={`M0 ${y(0)}H${width}M0 ${y(1)}H${width}`} />
        {stretchesOf(line.points).map((stretch) => (
          <g key={stretch[0]!.month}>
            <path
              class="chart-unknown"
              d={`M${stretch.map((point) => at(point)).join('L')}L${stretch
                .toReversed()
                .map((point) => at(point, point.covered + point.unknown))
                .join('L')}Z`}
            />
            <path class="chart-line" d={`M${stretch.map((point) => at(point)).join('L')}`} />
          </g>
        ))}
        {line.points.map((point) => (
          <circle
            class={`chart-point${point.invented ? ' is-invented' : ''}`}
            cx={x(point)}
            cy={y(point.covered)}
            r="2.6"
            key={point.month}
          />
        ))}
      </svg>
    </figure>
  );
}
