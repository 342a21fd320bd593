/** The engine of a scenario, for a circle. It is made in the service's own thread, once while it is used. */
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Parts } from '../app.ts';
import type { AskedScenario } from './asked.ts';
import { refusedChange } from './refused.ts';

export function engineThen(
  { scenarioEngines }: Parts,
  engine: RegionEngine,
  { changes }: AskedScenario,
): RegionEngine {
  const then = scenarioEngines.of(engine, changes);
  if (!then.ok) throw refusedChange(then.problem);
  return then.engine;
}

export function nameOf({ scenario }: AskedScenario): { id: string; name: string } {
  return { id: scenario.id, name: scenario.name };
}
