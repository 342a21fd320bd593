/** What the command lines of all imports have in common. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { crsNames, type Crs } from '../server/ingest/tables/crs.ts';
import { regionIdPattern } from '../server/store/region-folder.ts';

/** One sentence on what is wrong with the command line. */
export class BadArguments extends Error {}

/** @throws {BadArguments} on an option that is not among `options` */
export function readCommandLine<T extends NonNullable<ParseArgsConfig['options']>>(
  argv: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (error) {
    throw new BadArguments(`${(error as Error).message.split('. ')[0]}.`);
  }
}

export function regionIn(value: string | undefined): string {
  if (value !== undefined && regionIdPattern.test(value)) return value;
  throw new BadArguments(
    `--region must be 1 to 40 small letters, digits and hyphens, got "${value ?? ''}".`,
  );
}

export function crsIn(value: string | undefined): Crs {
  const crs = crsNames.find((name) => name === value);
  if (crs) return crs;
  throw new BadArguments(`--crs must be one of ${crsNames.join(', ')}, got "${value ?? ''}".`);
}
