import { existsSync, readFileSync } from 'node:fs';
import { plainDeployment, readDeployment, type Deployment } from './deployment-schema.ts';

const defaultFile = 'var/site.json';

/**
 * The deployment's own settings, from the JSON file that SITE_CONFIG names, else from var/site.json where it exists. Only while pages are
 * built: their policy and their footer must be right without any script.
 * @throws Error with one sentence where the file is wrong, or where SITE_CONFIG names one that is not there
 */
export function deployment(environment: NodeJS.ProcessEnv = process.env): Deployment {
  const named = environment['SITE_CONFIG'];
  const file = named || defaultFile;
  if (existsSync(file)) return readDeployment(readFileSync(file, 'utf8'), file);
  if (named) throw new Error(`SITE_CONFIG="${named}" names a file that is not there`);
  return plainDeployment;
}
