/** The command line of `npm run import-population`. */
import { parseArgs } from 'node:util';
import { crsNames, type Crs } from '../server/ingest/tables/crs.ts';
import { regionIdPattern } from '../server/store/region-folder.ts';
import { BadArguments } from './import-arguments.ts';

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

/** @throws {BadArguments} */
export function parsePopulationArguments(argv: readonly string[]): PopulationArguments {
  const { values, positionals } = read(argv);
  const { region } = values;
  if (region === undefined || !regionIdPattern.test(region))
    throw new BadArguments(
      `--region must be 1 to 40 small letters, digits and hyphens, got "${region ?? ''}".`,
    );
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
    crs: crsIn(values.crs),
    isDryRun: values['dry-run'] ?? false,
  };
}

function grainIn(value: string | undefined): number | null {
  if (value === undefined) return null;
  const meters = /^\d{1,6}(\.\d+)?$/.test(value) ? Number(value) : NaN;
  if (meters >= 1 && meters <= mostGrainMeters) return meters;
  throw new BadArguments(`--grain must be metres from 1 to ${mostGrainMeters}, got "${value}".`);
}

function crsIn(value: string | undefined): Crs {
  const crs = crsNames.find((name) => name === (value ?? 'wgs84'));
  if (crs) return crs;
  throw new BadArguments(`--crs must be one of ${crsNames.join(', ')}, got "${value}".`);
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        region: { type: 'string' },
        source: { type: 'string' },
        grain: { type: 'string' },
        crs: { type: 'string' },
        'from-register': { type: 'boolean' },
        remove: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new BadArguments(`${(error as Error).message.split('. ')[0]}.`);
  }
}
