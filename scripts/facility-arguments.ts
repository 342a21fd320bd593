import { crsNames, type Crs } from '../server/ingest/tables/crs.ts';
import { BadArguments, crsIn, readCommandLine, regionIn } from './command-line.ts';

export const usage = `Usage: npm run import-facilities -- FILE --crs ${crsNames.join('|')} --region ID [--dry-run] [--complete CODES] [--keep-duplicates]
       npm run import-facilities -- --undo --region ID`;

export type FacilityArguments =
  | { undo: true; region: string }
  | {
      undo: false;
      region: string;
      file: string;
      crs: Crs;
      isDryRun: boolean;
      keepDuplicates: boolean;
      /** Categories that every community in the file is signed complete for. */
      complete: string[];
    };

const options = {
  region: { type: 'string' },
  crs: { type: 'string' },
  complete: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'keep-duplicates': { type: 'boolean' },
  undo: { type: 'boolean' },
} as const;

/** @param codes the categories that `--complete` may name; throws `BadArguments` */
export function parseFacilityArguments(
  argv: readonly string[],
  codes: readonly string[],
): FacilityArguments {
  const { values, positionals } = readCommandLine(argv, options);
  const region = regionIn(values.region);
  if (values.undo) {
    const other = positionals[0] ?? Object.keys(values).find((key) => !/undo|region/.test(key));
    if (other !== undefined)
      throw new BadArguments(`--undo takes only a region, got "${other}" too.`);
    return { undo: true, region };
  }
  if (positionals.length !== 1)
    throw new BadArguments(`Expected one file, got ${positionals.length}.`);
  const crs = crsIn(values.crs);
  const complete = values.complete?.split(',') ?? [];
  const wrong = complete.find((code) => !codes.includes(code));
  if (wrong !== undefined) throw new BadArguments(`--complete: there is no category "${wrong}".`);
  return {
    undo: false,
    region,
    file: positionals[0]!,
    crs,
    isDryRun: values['dry-run'] ?? false,
    keepDuplicates: values['keep-duplicates'] ?? false,
    complete,
  };
}
