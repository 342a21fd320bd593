import Type, { type Static } from 'typebox';
import Value from 'typebox/value';

const ConfigSchema = Type.Object({
  host: Type.String({ minLength: 1 }),
  port: Type.Integer({ minimum: 0, maximum: 65535 }),
  dataDir: Type.String({ minLength: 1 }),
  siteDir: Type.String(),
  appDb: Type.String({ minLength: 1 }),
  placesFile: Type.String({ minLength: 1 }),
  logLevel: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
});

export type Config = Static<typeof ConfigSchema>;

/** NaN for anything but digits: an empty PORT would else mean any port. */
function portOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

/** Settings from the environment. Throws one sentence that names the variable and quotes its value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const dataDir = environment.DATA_DIR ?? 'var';
  const config = {
    host: environment.HOST ?? '127.0.0.1',
    port: portOf(environment.PORT ?? '4321'),
    dataDir,
    appDb: environment.APP_DB ?? `${dataDir}/app.db`,
    siteDir: environment.SITE_DIR ?? 'dist/site',
    placesFile: environment.PLACES_FILE ?? 'dist/places/everywhere.sqlite',
    logLevel: environment.LOG_LEVEL ?? 'warn',
  };
  const names = {
    host: 'HOST',
    port: 'PORT',
    dataDir: 'DATA_DIR',
    siteDir: 'SITE_DIR',
    appDb: 'APP_DB',
    placesFile: 'PLACES_FILE',
    logLevel: 'LOG_LEVEL',
  };
  for (const key of Object.keys(names) as (keyof typeof names)[]) {
    if (!Value.Check(ConfigSchema.properties[key], config[key])) {
      throw new Error(`${names[key]}="${environment[names[key]] ?? ''}" is not usable`);
    }
  }
  return config as Config;
}
