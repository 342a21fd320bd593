import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { mayReadMetrics } from '../metrics-readers.ts';

/** For whoever watches the service: alive, ready, and numbers in Prometheus' text format. */
export function healthRoutes(app: App, { regions, metrics, metricsReaders }: Parts): void {
  app.get('/healthz', { schema: { tags: ['service'], summary: 'The process is alive' } }, () => ({
    ok: true,
  }));
  app.get(
    '/readyz',
    { schema: { tags: ['service'], summary: 'At least one region is in service' } },
    () => {
      const ids = regions()
        .all()
        .map(({ region }) => region.info.id);
      if (ids.length === 0) throw new Refusal('not-ready');
      return { ok: true, regions: ids };
    },
  );
  app.get(
    '/metrics',
    {
      schema: {
        tags: ['service'],
        summary: 'Prometheus metrics, for whoever has the token; without one for this computer',
      },
    },
    async (request, reply) => {
      if (!mayReadMetrics(request, metricsReaders)) throw new Refusal('metrics-closed');
      return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
    },
  );
}
