/** Wires the API and the static site. No port, no clock, no environment: `main.ts` brings those. */
import { existsSync } from 'node:fs';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { Accounts } from '../auth/accounts.ts';
import type { Category, CategoryGroup } from '../domain/categories.ts';
import type { DoorTravel } from '../domain/booking/travel.ts';
import type { ServiceKind } from '../domain/booking/service-kinds.ts';
import { ScenarioEngines } from '../domain/scenario/scenario-engines.ts';
import type { ReadFacilityTable } from '../domain/register/facility-table.ts';
import type { TableReader } from './upload.ts';
import type { BookingClock } from './booking/clock.ts';
import { ComingOfferings } from './booking/coming.ts';
import { NearbyOfferings } from './booking/nearby.ts';
import type { Planner } from '../planning/planner.ts';
import type { Records } from '../store/app/records.ts';
import type { Places } from '../store/places/places.ts';
import type { SitingRuns } from '../planning/siting-runs.ts';
import type { Regions } from '../store/regions.ts';
import { guardRoutes, type Actors } from './access.ts';
import { handleError, handleUnroutable, pathOf, refuseUnreadable, sendProblem } from './errors.ts';
import { makeMetrics, type Metrics } from './metrics.ts';
import type { MetricsReaders } from './metrics-readers.ts';
import { guardOwnSite } from './own-site.ts';
import { demoRoutes, type Demo } from './demo/routes.ts';
import { keepDirectory } from './hsds/kept-directory.ts';
import { directoryRoutes } from './hsds/routes.ts';
import { openDataRoutes } from './open-data/routes.ts';
import type { Licences } from './open-data/licences.ts';
import { plainReportRoutes } from './plain/report-routes.ts';
import { plainRoutes } from './plain/routes.ts';
import { auditRoutes } from './routes/audit.ts';
import { bookingRouters } from './routes/booking/all.ts';
import { areaReportRoutes } from './area-reports/routes.ts';
import { areaRoutes } from './routes/areas.ts';
import { circleRoutes } from './routes/circle.ts';
import { accountRoutes } from './routes/account.ts';
import { minutesTileRoutes } from './routes/minutes-tiles.ts';
import { noticeRoutes } from './routes/notices.ts';
import { onSiteRoutes } from './routes/on-site.ts';
import { pageRoutes } from './pages/routes.ts';
import { consentRoutes } from './routes/consents.ts';
import { factRoutes } from './routes/facts.ts';
import { communityRoutes } from './routes/communities.ts';
import { completenessRoutes } from './routes/completeness.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { evaluationRemarkRoutes } from './routes/evaluation-remarks.ts';
import { evaluationRoutes } from './routes/evaluations.ts';
import { facilityImportRoutes } from './routes/facility-imports.ts';
import { facilityRoutes } from './routes/facilities.ts';
import { figureRoutes } from './routes/figures.ts';
import { healthRoutes } from './routes/health.ts';
import { duplicateRoutes } from './routes/duplicates.ts';
import { facilityHistoryRoutes } from './routes/facility-history.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { registerRoutes } from './routes/register.ts';
import { reportRoutes } from './routes/reports.ts';
import { toDoRoutes } from './routes/to-do.ts';
import { ownDataRoutes } from './routes/own-data.ts';
import { placeRoutes } from './routes/places.ts';
import { populationRoutes } from './routes/population.ts';
import { regionRoutes } from './routes/regions.ts';
import { routeRoutes } from './routes/route.ts';
import { compareRoutes } from './routes/compare.ts';
import { scenarioRoutes } from './routes/scenarios.ts';
import { scorecardRoutes } from './routes/scorecard.ts';
import { passwordResetRoutes } from './routes/password-resets.ts';
import { sitingRoutes } from './routes/siting.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { staffRoutes } from './routes/staff.ts';
import { whyRoutes } from './routes/why.ts';
import { tileRoutes } from './routes/tiles.ts';

export interface AppOptions {
  /** The regions in service at this moment. */
  regions: () => Regions;
  /** Answers what takes longer than a circle. */
  planner: Planner;
  /** Finds places by name. */
  places: Places;
  /** What people enter: register, communities, notices. */
  records: Records;
  /** Who is calling. */
  actors: Actors;
  /** Signing in. */
  accounts: Accounts;
  /** Where people reach the service, `https://…`, if a proxy hides it; also for links in feeds and sitemaps. */
  publicOrigin?: string | null;
  /** Addresses of proxies whose word on the client's address and protocol counts. */
  trustProxy?: string[];
  categories: readonly Category[];
  /** `data/service-kinds.json`. */
  serviceKinds: readonly ServiceKind[];
  /** Norms and wall clock of booking. */
  bookingRules: BookingClock;
  /** Runs that look where new sites help most. */
  siting: SitingRuns;
  /** Ways between doors, and from bases to them. */
  doorTravel: DoorTravel;
  /** The groups of categories, in their order. */
  groups: readonly CategoryGroup[];
  /** `data/licences.json`: under which licence facilities go out. */
  licences: Licences;
  /** Files of `data/`, as published. */
  facts: {
    categories: unknown;
    norms: unknown;
    serviceKinds: unknown;
    communityFields: unknown;
    pearlRiverDelta: unknown;
  };
  /** Reads an office's table of facilities. */
  readFacilities: ReadFacilityTable;
  /** Reads a table that somebody uploads. */
  readTable: TableReader;
  now: () => Date;
  /** What shows while the deployment is a demo; absent: it is none. */
  demo?: Demo | null;
  /** Who may read the numbers; absent: this computer alone. */
  metricsReaders?: MetricsReaders;
  /** Folder of the built site; null serves the API alone. */
  siteDir: string | null;
  /** A mean delay of the event loop above this many milliseconds refuses new requests; 0 never does. */
  busyAfterMs?: number;
  /** Sees the application before its first route, to watch what is mounted. */
  onOpen?: (app: App) => void;
  /** Where log lines go; false for none. */
  logger: FastifyServerOptions['logger'];
}

/** Of streets beside the regions' own. */
const mostScenarioEngineBytes = 64 * 2 ** 20;

export type App = FastifyInstance;
export type Parts = Omit<
  AppOptions,
  'siteDir' | 'logger' | 'busyAfterMs' | 'trustProxy' | 'onOpen' | 'metricsReaders'
> & {
  metrics: Metrics;
  metricsReaders: MetricsReaders;
  /** Offerings that come to a door, and those near it that one goes to. */
  coming: ComingOfferings;
  nearby: NearbyOfferings;
  /** Of scenarios that circles are drawn for. */
  scenarioEngines: ScenarioEngines;
};

/** What a log line says of a request: never its query, where positions stand, nor the tile, which is one too, nor a calendar's secret. */
export const logSerializers = {
  req: (request: { method: string; url: string }) => ({
    method: request.method,
    path: request.url
      .split('?', 1)[0]!
      .replace(/^(\/tiles\/[^/]*)\/.*/, '$1/…')
      .replace(/^(\/api\/v1\/coverage\/minutes\/[^/]*)\/.*/, '$1/…')
      .replace(/^(\/calendar)\/.*/, '$1/…'),
  }),
};

export async function buildApp(options: AppOptions): Promise<App> {
  const app = Fastify({
    logger: options.logger ?? false,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { ignoreTrailingSlash: false },
    forceCloseConnections: 'idle',
    frameworkErrors: handleUnroutable,
    clientErrorHandler: refuseUnreadable,
  });
  options.onOpen?.(app);
  // Queries are read by `query.ts`, whose sentences quote the value; schemas document, and tests hold answers to them.
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler(handleError);
  guardOwnSite(app, options.publicOrigin ?? null);
  guardRoutes(app, options.actors, options.now);
  const metrics = makeMetrics(() => options.accounts.codes.left());
  const { records, doorTravel, regions } = options;
  const { catalogue } = records.booking;
  const parts: Parts = {
    ...options,
    metrics,
    metricsReaders: options.metricsReaders ?? { token: null, behindProxy: false },
    coming: new ComingOfferings(catalogue, doorTravel),
    nearby: new NearbyOfferings(catalogue, doorTravel, regions),
    scenarioEngines: new ScenarioEngines(
      new Set(options.categories.map(({ code }) => code)),
      mostScenarioEngineBytes,
    ),
  };

  await app.register(underPressure, {
    maxEventLoopDelay: options.busyAfterMs ?? 2000,
    pressureHandler: (request, reply) => void sendProblem(request, reply, 'too-busy'),
  });
  // The pages carry their own policy in a meta tag, with hashes; a header beside it could only break it.
  await app.register(helmet, {
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false,
  });
  await app.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['gzip'],
    zlibOptions: { level: 4 },
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '近邻圈 Jinlin',
        version: '1',
        description: 'Service circles on real streets. Positions are [lng, lat], WGS-84.',
        license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
      },
      servers: [{ url: '/' }],
      security: [],
      tags: [
        { name: 'circle' },
        { name: 'facts' },
        { name: 'notices' },
        { name: 'map' },
        { name: 'service' },
        { name: 'account' },
        { name: 'staff' },
        { name: 'open data' },
        { name: 'directory' },
        { name: 'register' },
        { name: 'communities' },
        { name: 'planning' },
        { name: 'booking' },
        { name: 'providers' },
        { name: 'after the visit' },
      ],
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    logLevel: 'warn',
    uiConfig: { validatorUrl: null },
  });
  app.addHook('onResponse', (request, reply, done) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    };
    metrics.requestSeconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });

  demoRoutes(app, parts);
  circleRoutes(app, parts);
  routeRoutes(app, parts);
  whyRoutes(app, parts);
  regionRoutes(app, parts);
  populationRoutes(app, parts);
  placeRoutes(app, parts);
  noticeRoutes(app, parts);
  onSiteRoutes(app, parts);
  factRoutes(app, parts);
  tileRoutes(app, parts);
  accountRoutes(app, parts);
  signInRoutes(app, parts);
  staffRoutes(app, parts);
  passwordResetRoutes(app, parts);
  auditRoutes(app, parts);
  consentRoutes(app, parts);
  ownDataRoutes(app, parts);
  const directory = keepDirectory(parts);
  directoryRoutes(app, parts, directory);
  openDataRoutes(app, parts, directory);
  facilityRoutes(app, parts);
  facilityImportRoutes(app, parts);
  registerRoutes(app, parts);
  facilityHistoryRoutes(app, parts);
  completenessRoutes(app, parts);
  reportRoutes(app, parts);
  proposalRoutes(app, parts);
  duplicateRoutes(app, parts);
  areaRoutes(app, parts);
  communityRoutes(app, parts);
  figureRoutes(app, parts);
  const scorecards = scorecardRoutes(app, parts);
  areaReportRoutes(app, parts, scorecards);
  toDoRoutes(app, parts, scorecards);
  evaluationRoutes(app, parts);
  sitingRoutes(app, parts);
  scenarioRoutes(app, parts);
  compareRoutes(app, parts);
  coverageRoutes(app, parts);
  minutesTileRoutes(app, parts);
  evaluationRemarkRoutes(app, parts);
  bookingRouters(app, parts);
  healthRoutes(app, parts);
  plainRoutes(app, parts);
  plainReportRoutes(app, parts);
  pageRoutes(app, { ...parts, scorecards });
  app.get(
    '/api/v1/openapi.json',
    { schema: { tags: ['service'], summary: 'This description' } },
    () => app.swagger(),
  );
  await serveSite(app, options.siteDir);
  return app;
}

async function serveSite(app: App, siteDir: string | null): Promise<void> {
  const site = siteDir !== null && existsSync(siteDir) ? siteDir : null;
  if (site) {
    await app.register(serveStatic, {
      root: site,
      wildcard: true,
      // Made at the build (`scripts/precompress.mjs`); what has none is compressed on its way out.
      preCompressed: true,
      setHeaders: (response, path) => {
        // Built files carry a hash in their name; pages do not.
        response.setHeader(
          'cache-control',
          /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const path = pathOf(request);
    if (site && !/^\/(api|tiles)(\/|$)/.test(path) && existsSync(`${site}/404.html`))
      return reply.code(404).sendFile('404.html');
    return sendProblem(request, reply, 'not-found', { value: path.slice(0, 80) });
  });
}
