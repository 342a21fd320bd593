import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  registry: Registry;
  requestSeconds: Histogram<'method' | 'route' | 'status'>;
  circleSeconds: Histogram;
  codes: Counter<'outcome'>;
}

/** @param codesLeft how many codes to phones may still be sent, by the budget's name */
export function makeMetrics(codesLeft: () => Readonly<Record<string, number>>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const left = new Gauge({
    name: 'jinlin_codes_left',
    help: 'Codes to phones that the service may still send within its budgets',
    labelNames: ['budget'],
    registers: [],
    collect() {
      for (const [budget, count] of Object.entries(codesLeft())) this.set({ budget }, count);
    },
  });
  registry.registerMetric(left);
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'jinlin_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
      registers: [registry],
    }),
    circleSeconds: new Histogram({
      name: 'jinlin_circle_seconds',
      help: 'Time to compute a circle, without HTTP',
      buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1],
      registers: [registry],
    }),
    codes: new Counter({
      name: 'jinlin_codes_total',
      help: 'Codes to phones that were asked for, by what came of it',
      labelNames: ['outcome'],
      registers: [registry],
    }),
  };
}
