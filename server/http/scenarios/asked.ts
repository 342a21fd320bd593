/** `scenario=` in a query: the region as a scenario would have it. */
import type { FastifyRequest } from 'fastify';
import type { Change } from '../../contract/scenario.ts';
import type { Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { text, type Query } from '../query.ts';
import type { StoredScenario } from '../../store/app/scenarios.ts';
import { readable } from './given.ts';

export interface AskedScenario {
  readonly changes: readonly Change[];
  readonly scenario: { id: string; name: string; reference: string };
}

/** Null where none is asked for. Refuses one that the caller may not read, or that was made for another region. */
export async function scenarioIn(
  parts: Parts,
  request: FastifyRequest,
  region: string,
): Promise<AskedScenario | null> {
  const reference = text(request.query as Query, 'scenario');
  return reference === undefined ? null : scenarioFor(parts, request, reference, region);
}

export async function scenarioFor(
  parts: Parts,
  request: FastifyRequest,
  reference: string,
  region: string,
): Promise<AskedScenario> {
  return inRegion((await readable(parts, request, reference)).scenario, reference, region);
}

function inRegion(
  { id, name, changes, region: own }: StoredScenario,
  reference: string,
  region: string,
): AskedScenario {
  if (own !== region) throw new Refusal('scenario-of-other-region', { value: own, region });
  return { changes, scenario: { id, name, reference } };
}
