interface Props {
  readonly people: number | null;
  readonly covered: number;
  readonly gap: number;
  readonly unknown: number;
}

const width = 100;

/** Shares of people as one bar; the numbers stand beside it, so nobody has to see it. */
export function StateBar({ people, covered, gap, unknown }: Props) {
  const whole = covered + gap + unknown;
  if (people === null || whole === 0) return null;
  const parts = [
    ['covered', covered],
    ['gap', gap],
    ['unknown', unknown],
  ] as const;
  let from = 0;
  return (
    <svg class="state-bar" viewBox={`0 0 ${width} 8`} preserveAspectRatio="none" aria-hidden="true">
      {parts.map(([state, value]) => {
        const part = (value / whole) * width;
        const bar = (
          <rect class={`bar-${state}`} x={from} y="0" width={part} height="8" key={state} />
        );
        from += part;
        return bar;
      })}
    </svg>
  );
}
