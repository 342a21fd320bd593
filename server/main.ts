/** The process: settings, regions, clock and port meet here. */
import { resolve } from 'node:path';
import categoriesFile from '../data/categories.json' with { type: 'json' };
import communityFields from '../data/community-fields.json' with { type: 'json' };
import consentsFile from '../data/consents.json' with { type: 'json' };
import licences from '../data/licences.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import pearlRiverDelta from '../data/pearl-river-delta.json' with { type: 'json' };
import serviceKindsFile from '../data/service-kinds.json' with { type: 'json' };
import { openAccounts } from './auth/accounts.ts';
import { consoleSender, type MessageSender } from './auth/senders.ts';
import { post, webhookSender } from './auth/webhook-sender.ts';
import { writeLetter } from './booking-letters.ts';
import { readConfig, type Config } from './config.ts';
import { demoMode, linesOfDemo } from './demo-mode.ts';
import { keptMinutes } from './contract/siting.ts';
import type { ServiceKind } from './domain/booking/service-kinds.ts';
import { DoorTravel } from './domain/booking/travel.ts';
import type { Category } from './domain/categories.ts';
import { circleAt } from './domain/circle.ts';
import { readMessageNorms } from './domain/message-norms.ts';
import { readNorms, type NormEntry } from './domain/norms.ts';
import { dayOf } from './domain/register/day.ts';
import { readRegisterNorms } from './domain/register/register-norms.ts';
import type { RegionEngine } from './domain/region-engine.ts';
import { readRetention } from './domain/retention.ts';
import { ZoneClock } from './domain/zone-clock.ts';
import { buildApp, logSerializers } from './http/app.ts';
import { areasOn } from './http/area-reports/reported-map.ts';
import { aboutOf } from './http/planning-about.ts';
import { readDivisions } from './ingest/divisions.ts';
import type { NamedCategory } from './ingest/tables/category-words.ts';
import { facilityTableReader } from './ingest/tables/facility-table.ts';
import { readTable } from './ingest/tables/read-table.ts';
import { startFindingDuplicates } from './jobs/find-duplicates.ts';
import { startDelivering, type Handed } from './jobs/deliver.ts';
import { startLapsing } from './jobs/lapse.ts';
import { startKeepingMonths } from './jobs/snapshot.ts';
import { startPurging } from './jobs/purge.ts';
import { SitingRuns } from './planning/siting-runs.ts';
import { startTellingShownRatings } from './jobs/tell-shown-ratings.ts';
import { bookingRules } from './store/app/booking/parts.ts';
import { openAppDatabase } from './store/app/database.ts';
import { openPrivacy, openRecords } from './store/app/records.ts';
import { noticeSource } from './notice-search.ts';
import { BoundedPlanner } from './planning/bounded-planner.ts';
import { ThreadRunner } from './planning/thread-runner.ts';
import { warmPlanner } from './planning/warm.ts';
import { FolderPlaces } from './store/places/places.ts';
import { RegisteredPlaces } from './store/places/registered-places.ts';
import { RegisteredRegions } from './store/registered-regions.ts';
import { FolderRegions, type Regions } from './store/regions.ts';

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
  const database = openAppDatabase(resolve(config.appDb), resolve('server/store/app/migrations'));
  const now = () => new Date();
  const demo = demoMode(config, database);
  const privacy = openPrivacy(config, consentsFile.purposes);
  const rules = bookingRules(normsFile.norms as NormEntry[], config.bookingTimeZone);
  let origin = config.publicOrigin;
  const clocks = { ...rules, clock: new ZoneClock(config.bookingTimeZone) };
  const records = openRecords(database, now, privacy, rules);
  if (!records.seals.fits())
    throw new Error(
      'the secret is another one than that under which the database keeps personal values; put the former one back',
    );
  const again = records.erasure.reapply();
  if (again > 0) say(`erased again, as the list of erasures says: ${again}`);
  records.divisions.fill(readDivisions(resolve('data/divisions')));
  const stopPurging = startPurging(
    records.purge,
    readRetention(normsFile.norms as NormEntry[]),
    say,
  );

  const stopLapsing = startLapsing({ lapseDue: (most) => records.booking.lapses.run(most) }, say);
  const stopTelling = startTellingShownRatings(records.booking.shownRatings, say);
  const stopDelivering = startDelivering({
    letters: records.booking.outbox,
    write: (told) => writeLetter(records, told, clocks, origin),
    hand: gatewayOf(config, say),
    now,
    say,
  });

  const places = new FolderPlaces(
    resolve(config.placesFile),
    resolve(config.dataDir),
    () => regions.all().map(({ region }) => region.info),
    say,
    [noticeSource(records, now)],
  );
  const accounts = openAccounts({
    database,
    records,
    sender: senderOf(config, say),
    secret: privacy.secret.toString('hex'),
    messages: readMessageNorms(normsFile.norms as NormEntry[]),
    now,
    ...(demo?.accounts && { demoPeople: demo.accounts.map(({ id }) => id) }),
  });
  const registered = new RegisteredRegions(regions, records.registerSource, {
    now,
    onVersion: ({ region: { info, communities } }, all) => {
      records.divisions.addFromRegion(info, communities);
      records.proposals.compare(all.map(osmOf));
    },
    onError: say,
  });
  registered.watch();
  const stopFindingDuplicates = startFindingDuplicates(
    {
      pairs: records.duplicatePairs,
      regions: () => registered.all(),
      norms: readRegisterNorms(normsFile.norms as NormEntry[]),
      today: () => dayOf(now()),
    },
    say,
  );
  const siting = new SitingRuns({
    now,
    keptMs: keptMinutes * 60_000,
    onError: (error) => say(`a siting run broke: ${error.message}`),
  });
  const planner = new BoundedPlanner(
    new ThreadRunner({
      norms,
      categories,
      inService: () => registered.all().map(({ region }) => region.info.id),
    }),
  );
  const stopKeepingMonths = startKeepingMonths(
    {
      months: records.reportMonths,
      regions: () =>
        registered.all().flatMap((engine) => {
          const { id, dataDate } = engine.region.info;
          const source = records.population.meta(id)?.source;
          return source === undefined
            ? []
            : [{ id, mapDate: dataDate, populationSource: source, areas: areasOn(engine) }];
        }),
      figures: async (id, areas, day) => {
        const engine = registered.byId(id);
        if (!engine) return [];
        const about = aboutOf({ records }, engine);
        const told = await planner.ask<'report'>(about, {
          kind: 'report',
          profile: 'walk',
          areas,
          day,
        });
        if (!told.ok) throw new Error(told.reason);
        return told.answer;
      },
      now,
    },
    say,
  );
  const app = await buildApp({
    regions: () => registered,
    planner,
    places: new RegisteredPlaces(places, registered, categories, () => dayOf(now())),
    records,
    actors: accounts.sessions,
    accounts,
    publicOrigin: config.publicOrigin,
    trustProxy: config.trustProxy,
    metricsReaders: {
      token: config.metricsToken,
      behindProxy: config.publicOrigin !== null || config.trustProxy.length > 0,
    },
    categories,
    facts: {
      categories: categoriesFile,
      norms: normsFile,
      serviceKinds: serviceKindsFile,
      communityFields,
      pearlRiverDelta,
    },
    readTable,
    readFacilities: facilityTableReader(categoriesFile.categories as NamedCategory[]),
    groups: categoriesFile.groups,
    serviceKinds: serviceKindsFile.kinds as unknown as ServiceKind[],
    bookingRules: clocks,
    doorTravel: new DoorTravel(() => registered),
    siting,
    licences,
    now,
    demo,
    siteDir: resolve(config.siteDir),
    logger: { level: config.logLevel, serializers: logSerializers },
  });
  let closing = false;
  const close = (signal: string) => {
    if (closing) return;
    closing = true;
    say(`${signal}: closing`);
    registered.close();
    regions.close();
    places.close();
    stopPurging();
    stopFindingDuplicates();
    stopKeepingMonths();
    stopLapsing();
    stopTelling();
    Promise.all([app.close(), stopDelivering(), planner.close(), siting.close()])
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
  origin ??= address;
  say(`近邻圈 Jinlin: ${address}`);
  if (demo) linesOfDemo(demo, address).forEach(say);
  await warmUp(registered, categories);
  if (closing) return;
  const regionsNow = registered.all().map((engine) => aboutOf({ records }, engine));
  warmPlanner(planner, regionsNow, now()).catch(
    (error: unknown) => closing || say(`planners' first answer failed: ${String(error)}`),
  );
}

/** A region's facilities as OpenStreetMap has them. */
function osmOf({ region: { info, facilities } }: RegionEngine) {
  return { bounds: info.bounds, facilities };
}

/** Messages go the way of codes: to the gateway, or to the terminal of one's own computer. */
function gatewayOf(config: Config, say: (line: string) => void) {
  const { smsWebhookUrl: url, smsWebhookSecret: secret } = config;
  return async (message: {
    id: string;
    to: string;
    kind: string;
    text: string;
  }): Promise<Handed> => {
    if (url && secret && config.smsSender === 'webhook')
      return post(JSON.stringify(message), { url, secret });
    if (!config.development) return 'refused';
    say(`${message.to}: ${message.text}`);
    return 'taken';
  };
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
async function warmUp(regions: Regions, categories: readonly Category[]): Promise<void> {
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
