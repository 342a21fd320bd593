import { cpus, totalmem } from 'node:os';

export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The bound the project sets itself; absent for figures that only inform. */
  bound?: number;
  /** Larger is better: a rate. */
  atLeast?: boolean;
  data: string;
}

const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const figures: Figure[] = [];

/** Prints one JSON line and keeps the figure for the table. */
export function report(figure: Figure): void {
  figures.push(figure);
  console.log(JSON.stringify({ ...figure, value: rounded(figure.value), machine }));
}

/** Median, 90th and 99th percentile of milliseconds. `bounds` are for [median, p99]. */
export function reportTimes(
  name: string,
  milliseconds: number[],
  data: string,
  [median, high]: [number?, number?] = [],
): void {
  const at = quantiles(milliseconds);
  report({
    name: `${name}, p50`,
    value: at(0.5),
    unit: 'ms',
    data,
    ...(median === undefined ? {} : { bound: median }),
  });
  report({ name: `${name}, p90`, value: at(0.9), unit: 'ms', data });
  report({
    name: `${name}, p99`,
    value: at(0.99),
    unit: 'ms',
    data,
    ...(high === undefined ? {} : { bound: high }),
  });
}

export function quantiles(values: number[]): (share: number) => number {
  const sorted = [...values].sort((a, b) => a - b);
  return (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function printTable(): void {
  console.log(`\n${machine}\n`);
  console.log('| what | figure | bound | data |\n|---|---|---|---|');
  for (const { name, value, unit, bound, atLeast, data } of figures) {
    const limit = bound === undefined ? '' : `${atLeast ? '≥' : '≤'} ${bound} ${unit}`;
    const missed = bound !== undefined && (atLeast ? value < bound : value > bound);
    console.log(
      `| ${name} | ${rounded(value)} ${unit}${missed ? ' (missed)' : ''} | ${limit} | ${data} |`,
    );
  }
}

function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
