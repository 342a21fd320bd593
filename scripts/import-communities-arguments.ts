/** The command line of `npm run import-communities`. */
import { crsNames, type Crs } from '../server/ingest/tables/crs.ts';
import { BadArguments, readCommandLine } from './command-line.ts';

export interface CommunityArguments {
  /** Null only with `--report` alone. */
  file: string | null;
  /** Boundaries only. */
  crs: Crs | null;
  dryRun: boolean;
  /** Lists the communities whose kind a rule decided. */
  report: boolean;
}

export const usage = `Usage: npm run import-communities -- FILE.geojson --crs wgs84|gcj02|bd09 [--dry-run]
       npm run import-communities -- FILE.csv|FILE.xlsx [--dry-run]
       npm run import-communities -- --report`;

const options = {
  crs: { type: 'string' },
  'dry-run': { type: 'boolean' },
  report: { type: 'boolean' },
} as const;

export function parseCommunityArguments(argv: readonly string[]): CommunityArguments {
  const { values, positionals } = readCommandLine(argv, options);
  const report = values.report ?? false;
  if (positionals.length > 1 || (positionals.length === 0 && !report))
    throw new BadArguments(`Expected one file, got ${positionals.length}.`);
  const crs = crsNames.find((name) => name === values.crs) ?? null;
  if (values.crs !== undefined && crs === null)
    throw new BadArguments(`--crs must be ${crsNames.join(', ')}, got "${values.crs}".`);
  const file = positionals[0] ?? null;
  if (file !== null && isBoundaryFile(file) && crs === null)
    throw new BadArguments(
      'Boundaries need --crs: in China the same numbers mean places 500 m apart.',
    );
  return { file, crs, dryRun: values['dry-run'] ?? false, report };
}

export function isBoundaryFile(file: string): boolean {
  return /\.(geo)?jsonl?$/i.test(file);
}
