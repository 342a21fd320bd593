/** Minutes to the nearest facility as a tile, packed once for everybody who asks. */
import { gzipSync } from 'node:zlib';
import { Coverage } from '../../domain/coverage/coverage.ts';
import { minutesTile } from '../../domain/coverage/minutes-tile.ts';
import { accessClassOf } from '../../network/profiles.ts';
import type { TileQuestion, Told } from '../questions.ts';
import { peopleIn, type PlanningWorld } from '../world.ts';

export function tileAnswer(world: PlanningWorld, question: TileQuestion): Told<'tile'> {
  const { engine, memory } = world;
  const { profile, category, day, atMs } = question;
  // The picture is of places, whoever lives there.
  const people = peopleIn({ ...world, population: null }, profile, null);
  const at = atMs === null ? null : new Date(atMs);
  const coverage = new Coverage(engine, people, { day, at }, memory);
  const bytes = minutesTile(
    coverage.nearest(category),
    engine.region.network.stretches[accessClassOf(profile)],
    question,
    engine.norms.offStreetMeters,
  );
  return { ok: true, answer: bytes && Uint8Array.from(gzipSync(bytes)) };
}
