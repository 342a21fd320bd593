import { parseArgs } from 'node:util';
import { crsNames, type Crs } from '../server/ingest/tables/crs.ts';
import { regionIdPattern } from '../server/store/region-folder.ts';
import { BadArguments } from './import-arguments.ts';

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

/** @param codes the categories that `--complete` may name; throws `BadArguments` */
export function parseFacilityArguments(
  argv: readonly string[],
  codes: readonly string[],
): FacilityArguments {
  const { values, positionals } = read(argv);
  const { region, crs } = values;
  if (region === undefined || !regionIdPattern.test(region))
    throw new BadArguments(
      `--region must be 1 to 40 small letters, digits and hyphens, got "${region ?? ''}".`,
    );
  if (values.undo) {
    const other = positionals[0] ?? Object.keys(values).find((key) => !/undo|region/.test(key));
    if (other !== undefined)
      throw new BadArguments(`--undo takes only a region, got "${other}" too.`);
    return { undo: true, region };
  }
  if (positionals.length !== 1)
    throw new BadArguments(`Expected one file, got ${positionals.length}.`);
  const known = crsNames.find((name) => name === crs);
  if (!known)
    throw new BadArguments(`--crs must be one of ${crsNames.join(', ')}, got "${crs ?? ''}".`);
  const complete = values.complete?.split(',') ?? [];
  const wrong = complete.find((code) => !codes.includes(code));
  if (wrong !== undefined) throw new BadArguments(`--complete: there is no category "${wrong}".`);
  return {
    undo: false,
    region,
    file: positionals[0]!,
    crs: known,
    isDryRun: values['dry-run'] ?? false,
    keepDuplicates: values['keep-duplicates'] ?? false,
    complete,
  };
}

function read(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        region: { type: 'string' },
        crs: { type: 'string' },
        complete: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'keep-duplicates': { type: 'boolean' },
        undo: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new BadArguments(`${(error as Error).message.split('. ')[0]}.`);
  }
}
