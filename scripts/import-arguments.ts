import type { Bounds } from '../server/geo/position.ts';
import { BadArguments, readCommandLine, regionIn } from './command-line.ts';

export const usage =
  'Usage: npm run import -- FILE --region ID [--name 名称] [--bbox west,south,east,north] [--complete all|codes] [--date YYYY-MM-DD] [--time-zone Asia/Shanghai]';

export interface ImportArguments {
  file: string;
  region: string;
  name: string | null;
  bbox: Bounds | null;
  complete: 'all' | string[];
  date: string | null;
  timeZone: string;
  /** The region exists nowhere: the sample. */
  invented: boolean;
  dataDir: string;
}

const options = {
  region: { type: 'string' },
  name: { type: 'string' },
  bbox: { type: 'string' },
  complete: { type: 'string' },
  date: { type: 'string' },
  'time-zone': { type: 'string' },
  invented: { type: 'boolean' },
} as const;

/** @param codes the categories that `--complete` may name. */
export function parseImportArguments(
  argv: readonly string[],
  dataDir: string,
  codes: readonly string[],
): ImportArguments {
  const { values, positionals } = readCommandLine(argv, options);
  if (positionals.length !== 1)
    throw new BadArguments(`Expected one file, got ${positionals.length}.`);
  return {
    file: positionals[0]!,
    region: regionIn(values.region),
    name: values.name ?? null,
    bbox: values.bbox === undefined ? null : parseBox(values.bbox),
    complete: parseComplete(values.complete, codes),
    date: parseDate(values.date),
    timeZone: parseTimeZone(values['time-zone'] ?? 'Asia/Shanghai'),
    invented: values.invented ?? false,
    dataDir,
  };
}

function parseBox(text: string): Bounds {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [west, south, east, north] = numbers;
  const whole = numbers.length === 4 && numbers.every(Number.isFinite);
  if (
    !whole ||
    west! >= east! ||
    south! >= north! ||
    west! < -180 ||
    east! > 180 ||
    south! < -90 ||
    north! > 90
  ) {
    throw new BadArguments(`--bbox must be west,south,east,north in degrees, got "${text}".`);
  }
  return [west!, south!, east!, north!];
}

function parseComplete(text: string | undefined, codes: readonly string[]): 'all' | string[] {
  if (text === undefined) return [];
  if (text === 'all') return 'all';
  const asked = text.split(',').map((code) => code.trim());
  const unknown = asked.filter((code) => !codes.includes(code));
  if (unknown.length > 0)
    throw new BadArguments(
      `--complete names "${unknown.join(', ')}", which is no category; known are ${codes.join(', ')}.`,
    );
  return asked;
}

function parseDate(text: string | undefined): string | null {
  if (text === undefined) return null;
  const date = new Date(`${text}T00:00:00Z`);
  // 30 February parses in JavaScript, as a day in March.
  const exists =
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text);
  if (!exists) throw new BadArguments(`--date must be YYYY-MM-DD, got "${text}".`);
  return text;
}

function parseTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new BadArguments(`--time-zone must be an IANA name like Asia/Shanghai, got "${text}".`);
  }
}
