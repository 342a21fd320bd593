/** What a caller may read and write of scenarios. */
import type { FastifyRequest } from 'fastify';
import type { Change, ScenarioAnswer, ScenarioHead } from '../../contract/scenario.ts';
import { mostScenarioBytes, mostScenarios } from '../../domain/scenario/limits.ts';
import type { ScenarioResult, StoredScenario } from '../../store/app/scenarios.ts';
import type { Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';

export function unknownScenario(reference: string): Refusal {
  return new Refusal('unknown-scenario', { value: shown(reference) });
}

/** By token for anybody, by id for its owner: who is calling is asked only then. */
export async function readable(
  { records, actors }: Parts,
  request: FastifyRequest,
  reference: string,
): Promise<{ scenario: StoredScenario; isOwn: boolean }> {
  const shared = records.scenarios.read(reference, null);
  if (shared) return { scenario: shared, isOwn: false };
  const caller = await actors.actorOf(request);
  const own = caller && records.scenarios.read(reference, caller.id);
  if (!own) throw unknownScenario(reference);
  return { scenario: own, isOwn: true };
}

export function keptScenario(result: ScenarioResult, id: string): StoredScenario {
  if (result.ok) return result.scenario;
  if (result.reason === 'changed-meanwhile')
    throw new Refusal('changed-meanwhile', {}, { version: result.version });
  if (result.reason === 'too-many')
    throw new Refusal('too-many-scenarios', { most: mostScenarios });
  throw unknownScenario(id);
}

/** Refuses what is larger than a scenario may be. */
export function bounded(changes: readonly Change[]): readonly Change[] {
  const bytes = Buffer.byteLength(JSON.stringify(changes));
  if (bytes > mostScenarioBytes)
    throw new Refusal('scenario-too-large', {
      most: mostScenarioBytes / 1024,
      count: Math.ceil(bytes / 1024),
    });
  return changes;
}

export function headOf(scenario: StoredScenario, isOwn: boolean): ScenarioHead {
  const { id, region, name, version, isShared, createdAt, updatedAt, changes } = scenario;
  const changeCount = changes.length;
  // The id opens nothing for others, and tells a page which one it has.
  return { id, region, name, version, isOwn, isShared, changeCount, createdAt, updatedAt };
}

export function answerOf(scenario: StoredScenario, isOwn: boolean): ScenarioAnswer {
  return { ...headOf(scenario, isOwn), changes: [...scenario.changes] };
}
