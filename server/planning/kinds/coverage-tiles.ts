/** Where the tiles of an answer are. */
import type { Coverage } from '../../contract/coverage.ts';
import { tileZooms, writeTileKey } from '../../domain/coverage/tile-key.ts';
import type { CoverageQuestion } from '../questions.ts';
import type { PlanningWorld } from '../world.ts';
import { keyAnswer } from './key.ts';

export function tilesOf(world: PlanningWorld, question: CoverageQuestion): Coverage['tiles'] {
  const told = keyAnswer(world);
  if (!told.ok) return null;
  const key = writeTileKey({
    region: told.answer,
    day: question.day,
    atMs: question.at?.ms ?? null,
  });
  const asked = question.scenario
    ? `?scenario=${encodeURIComponent(question.scenario.reference)}`
    : '';
  const { id } = world.engine.region.info;
  return {
    key,
    path: `/api/v1/coverage/minutes/${id}/${key}/${question.profile}/${question.category}/{z}/{x}/{y}${asked}`,
    minZoom: tileZooms.min,
    maxZoom: tileZooms.max,
  };
}
