/** The command line of `npm run import-population`. */
import { crsNames, type Crs } from '../server/ingest/tables/crs.ts';
import { BadArguments, crsIn, readCommandLine, regionIn } from './command-line.ts';

export const usage = `Usage: npm run import-population -- FILE --region ID [--source TEXT] [--grain METRES] [--crs ${crsNames.join('|')}] [--dry-run]
       npm run import-population -- --from-register --region ID [--source TEXT] [--dry-run]
       npm run import-population -- --remove --region ID`;

export type PopulationArguments =
  | { does: 'remove'; region: string }
  | {
      does: 'import';
      region: string;
      /** Null: the figures that communities gave. */
      file: string | null;
      /** Null: the name of the file. */
      source: string | null;
      grainMeters: number | null;
      crs: Crs;
      isDryRun: boolean;
    };

export const longestSource = 200;
const mostGrainMeters = 100_000;

const options = {
  region: { type: 'string' },
  source: { type: 'string' },
  grain: { type: 'string' },
  crs: { type: 'string' },
  'from-register': { type: 'boolean' },
  remove: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** @throws {BadArguments} */
export function parsePopulationArguments(argv: readonly string[]): PopulationArguments {
  const { values, positionals } = readCommandLine(argv, options);
  const region = regionIn(values.region);
  if (values.remove) {
    const other = positionals[0] ?? Object.keys(values).find((key) => !/remove|region/.test(key));
    if (other !== undefined)
      throw new BadArguments(`--remove takes only a region, got "${other}" too.`);
    return { does: 'remove', region };
  }
  const fromRegister = values['from-register'] ?? false;
  if (positionals.length !== (fromRegister ? 0 : 1))
    throw new BadArguments(
      fromRegister
        ? `--from-register takes no file, got "${positionals[0]}".`
        : `Expected one file, got ${positionals.length}.`,
    );
  const source = values.source?.trim() ?? null;
  if (source !== null && (source === '' || source.length > longestSource))
    throw new BadArguments(
      `--source must be 1 to ${longestSource} characters, got ${source.length}.`,
    );
  return {
    does: 'import',
    region,
    file: positionals[0] ?? null,
    source,
    grainMeters: grainIn(values.grain),
    crs: crsIn(values.crs ?? 'wgs84'),
    isDryRun: values['dry-run'] ?? false,
  };
}

function grainIn(value: string | undefined): number | null {
  if (value === undefined) return null;
  const meters = /^\d{1,6}(\.\d+)?$/.test(value) ? Number(value) : NaN;
  if (meters >= 1 && meters <= mostGrainMeters) return meters;
  throw new BadArguments(`--grain must be metres from 1 to ${mostGrainMeters}, got "${value}".`);
}
