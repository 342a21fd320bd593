import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';

/** For whoever watches the service: alive, ready, and numbers in Prometheus' text format. */
export function healthRoutes(app: App, { regions, metrics }: Parts): void {
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
    { schema: { tags: ['service'], summary: 'Prometheus metrics' } },
    async (_request, reply) =>
      reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
