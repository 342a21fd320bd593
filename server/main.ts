/** The process: settings, regions, clock and port meet here. */
import { resolve } from 'node:path';
import categoriesFile from '../data/categories.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import { openAccounts } from './auth/accounts.ts';
import { readSecret } from './auth/secret.ts';
import { consoleSender, type MessageSender } from './auth/senders.ts';
import { webhookSender } from './auth/webhook-sender.ts';
import { readConfig, type Config } from './config.ts';
import type { Category } from './domain/categories.ts';
import { circleAt } from './domain/circle.ts';
import { readNorms } from './domain/norms.ts';
import { buildApp, logSerializers } from './http/app.ts';
import { openAppDatabase } from './store/app/database.ts';
import { openRecords } from './store/app/records.ts';
import { FolderPlaces } from './store/places/places.ts';
import { FolderRegions } from './store/regions.ts';

// Opening hours are computed on wall clocks; a zone without summer time keeps every one of them real.
process.env.TZ = 'UTC';

/** Time for answers under way when the service is told to end. */
const graceMs = 500;

const warmUpCircles = 150;

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const norms = readNorms(normsFile.norms);
  const categories = categoriesFile.categories as unknown as Category[];
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const regions = new FolderRegions(resolve(config.dataDir), norms, { info: say, error: say });
  regions.refresh();
  regions.watch();
  const places = new FolderPlaces(
    resolve(config.placesFile),
    resolve(config.dataDir),
    () => regions.all().map(({ region }) => region.info),
    say,
  );
  const database = openAppDatabase(resolve(config.appDb), resolve('server/store/app/migrations'));
  const now = () => new Date();
  const records = openRecords(database, now);
  const secret = readSecret(resolve(config.secretFile), config.secret);
  const accounts = openAccounts({ database, records, sender: senderOf(config, say), secret, now });
  const app = await buildApp({
    regions: () => regions,
    places,
    records,
    actors: accounts.sessions,
    accounts,
    publicOrigin: config.publicOrigin,
    trustProxy: config.trustProxy,
    categories,
    facts: { categories: categoriesFile, norms: normsFile },
    now,
    siteDir: resolve(config.siteDir),
    logger: { level: config.logLevel, serializers: logSerializers },
  });
  let closing = false;
  const close = (signal: string) => {
    if (closing) return;
    closing = true;
    say(`${signal}: closing`);
    regions.close();
    places.close();
    app
      .close()
      .finally(() => database.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
    // Browsers open connections in advance; such a one counts as busy though nothing was asked on it.
    setTimeout(() => app.server.closeAllConnections(), graceMs).unref();
  };
  process.on('SIGINT', () => close('SIGINT'));
  process.on('SIGTERM', () => close('SIGTERM'));
  const address = await app.listen({ host: config.host, port: config.port });
  say(`近邻圈 Jinlin: ${address}`);
  await warmUp(regions, categories);
}

function senderOf(config: Config, say: (line: string) => void): MessageSender {
  const { smsWebhookUrl: url, smsWebhookSecret: secret } = config;
  return url && secret && config.smsSender === 'webhook'
    ? webhookSender({ url, secret })
    : consoleSender(config.development, say);
}

/**
 * Between questions, reads every facility's opening hours and asks for some circles, so that the first visitors
 * find hours parsed and code compiled.
 */
async function warmUp(regions: FolderRegions, categories: readonly Category[]): Promise<void> {
  const pause = () => new Promise((done) => setImmediate(done));
  const at = { text: '', date: new Date() };
  for (const { region, hours } of regions.all()) {
    for (const { openingHours } of region.facilities) {
      if (openingHours === undefined) continue;
      hours.openAt(openingHours, at.date);
      await pause();
    }
  }
  const [engine] = regions.all();
  if (!engine) return;
  const { position } = engine.region.info.start;
  for (let i = 0; i < warmUpCircles; i++) {
    circleAt(engine, { position, profile: 'walk', at, streets: false }, categories);
    await pause();
  }
}

serve().catch((error: unknown) => {
  const { code, message } = error as NodeJS.ErrnoException;
  const sentence =
    code === 'EADDRINUSE'
      ? `Port ${process.env.PORT ?? 4321} is taken; set PORT to another one.`
      : `The service cannot start: ${message}.`;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
});
