import { dirname, join } from 'node:path';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';

/** As the clock of this computer knows it; an offset such as +08:00 is no place with a calendar. */
function isTimeZone(name: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return timeZone !== '' && /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

const ConfigSchema = Type.Object({
  host: Type.String({ minLength: 1 }),
  port: Type.Integer({ minimum: 0, maximum: 65535 }),
  dataDir: Type.String({ minLength: 1 }),
  siteDir: Type.String(),
  appDb: Type.String({ minLength: 1 }),
  placesFile: Type.String({ minLength: 1 }),
  logLevel: Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  /** Where people reach the service through a proxy, as `https://circle.example.org`. */
  publicOrigin: Type.Union([
    Type.String({ pattern: '^https?://[a-z0-9.-]+(:\\d{1,5})?$' }),
    Type.Null(),
  ]),
  /** Addresses or networks of trusted proxies. */
  trustProxy: Type.Array(
    Type.String({ pattern: '^(loopback|uniquelocal|[0-9a-fA-F:.]*[0-9a-fA-F:](/\\d{1,3})?)$' }),
  ),
  /** IANA name: people work and months begin on this clock. */
  bookingTimeZone: Type.Refine(Type.String(), isTimeZone),
  smsSender: Type.Enum(['console', 'webhook']),
  /** A name and a password in it would keep every message from being sent. */
  smsWebhookUrl: Type.Union([
    Type.String({ pattern: '^https?://[^\\s/?#@]+([/?#]\\S*)?$' }),
    Type.Null(),
  ]),
  smsWebhookSecret: Type.Union([Type.String({ minLength: 16 }), Type.Null()]),
  /** Whoever shows it reads `/metrics`. */
  metricsToken: Type.Union([Type.String({ pattern: '^[\\x21-\\x7e]{16,200}$' }), Type.Null()]),
  secretFile: Type.String({ minLength: 1 }),
  /** In place of the file. */
  secret: Type.Union([Type.String({ pattern: '^[0-9a-fA-F]{64}$' }), Type.Null()]),
  /** One's own computer: nobody else can reach the service, and codes may be printed. */
  development: Type.Boolean(),
  /** `off` opens no way into the demo's accounts; `on` fills the demo or says why not. */
  demo: Type.Enum(['on', 'off', 'auto']),
  /** Accounts of the demo, beside its database. */
  demoAccountsFile: Type.String({ minLength: 1 }),
});

export type Config = Static<typeof ConfigSchema>;

/** NaN for anything but digits: an empty PORT would else mean any port. */
function portOf(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : NaN;
}

const advice: Readonly<Record<string, string>> = {
  PUBLIC_ORIGIN: ': write it as https://circle.example.org, without a slash at the end',
  TRUST_PROXY: ': write addresses or networks with commas between, as 127.0.0.1,10.0.0.0/8',
  BOOKING_TIME_ZONE: ': write an IANA name, as Asia/Shanghai',
  SMS_SENDER: ': it is console or webhook',
  SMS_WEBHOOK_URL: ': it must begin with https:// or http://, without a user name in it',
  SMS_WEBHOOK_SECRET: ': it needs at least 16 characters',
  METRICS_TOKEN: ': it needs 16 to 200 letters, digits or signs, without spaces',
  JINLIN_SECRET: ': it needs 64 hexadecimal digits',
  DEMO: ': it is on or off',
};

function listOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split(',').map((part) => part.trim());
}

/** Behind a proxy, under a public name or on an address that others can reach, nobody tries things out. */
function isDevelopment({ NODE_ENV, HOST, PUBLIC_ORIGIN, TRUST_PROXY }: NodeJS.ProcessEnv): boolean {
  const local = ['127.0.0.1', 'localhost', '::1'].includes(HOST ?? '127.0.0.1');
  return local && NODE_ENV !== 'production' && PUBLIC_ORIGIN === undefined && !TRUST_PROXY;
}

/** Settings from the environment. Throws one sentence that names the variable and quotes its value. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const dataDir = environment.DATA_DIR ?? 'var';
  const appDb = environment.APP_DB ?? `${dataDir}/app.db`;
  const config = {
    host: environment.HOST ?? '127.0.0.1',
    port: portOf(environment.PORT ?? '4321'),
    dataDir,
    appDb,
    siteDir: environment.SITE_DIR ?? 'dist/site',
    placesFile: environment.PLACES_FILE ?? 'dist/places/everywhere.sqlite',
    logLevel: environment.LOG_LEVEL ?? 'warn',
    publicOrigin: environment.PUBLIC_ORIGIN ?? null,
    trustProxy: listOf(environment.TRUST_PROXY),
    bookingTimeZone: environment.BOOKING_TIME_ZONE ?? 'Asia/Shanghai',
    smsSender: environment.SMS_SENDER ?? 'console',
    smsWebhookUrl: environment.SMS_WEBHOOK_URL ?? null,
    smsWebhookSecret: environment.SMS_WEBHOOK_SECRET ?? null,
    metricsToken: environment.METRICS_TOKEN ?? null,
    secretFile: environment.SECRET_FILE ?? `${dataDir}/secret.key`,
    secret: environment.JINLIN_SECRET ?? null,
    development: isDevelopment(environment),
    demo: environment.DEMO ?? 'auto',
    demoAccountsFile: join(dirname(appDb), 'demo-accounts.json'),
  };
  const names = {
    host: 'HOST',
    port: 'PORT',
    dataDir: 'DATA_DIR',
    siteDir: 'SITE_DIR',
    appDb: 'APP_DB',
    placesFile: 'PLACES_FILE',
    logLevel: 'LOG_LEVEL',
    publicOrigin: 'PUBLIC_ORIGIN',
    trustProxy: 'TRUST_PROXY',
    bookingTimeZone: 'BOOKING_TIME_ZONE',
    smsSender: 'SMS_SENDER',
    smsWebhookUrl: 'SMS_WEBHOOK_URL',
    smsWebhookSecret: 'SMS_WEBHOOK_SECRET',
    metricsToken: 'METRICS_TOKEN',
    secretFile: 'SECRET_FILE',
    secret: 'JINLIN_SECRET',
    demo: 'DEMO',
  };
  for (const key of Object.keys(names) as (keyof typeof names)[]) {
    if (!Value.Check(ConfigSchema.properties[key], config[key])) {
      const given = environment[names[key]] ?? '';
      // A secret is not repeated, not even a bad one, nor the password of an address.
      const value = /(SECRET|TOKEN)$/.test(names[key]) || given.includes('@') ? '…' : given;
      throw new Error(`${names[key]}="${value}" is not usable${advice[names[key]] ?? ''}`);
    }
  }
  if (config.smsSender === 'webhook' && (!config.smsWebhookUrl || !config.smsWebhookSecret))
    throw new Error('SMS_SENDER="webhook" needs SMS_WEBHOOK_URL and SMS_WEBHOOK_SECRET');
  return config as Config;
}
