/** A name for all that answers over an engine depend on, so that what was kept under it is never another region's. */
import { createHash } from 'node:crypto';
import type { Facility } from '../../domain/region.ts';
import type { Told } from '../questions.ts';
import type { PlanningWorld } from '../world.ts';

/** Another one whenever what is kept under keys is made differently. */
const format = 1;
const letters = 20;

const facilityMarks = new WeakMap<Facility, Buffer>();

/** Cost: once for every record, a hash of its text; then one over 20 bytes for each. */
export function keyAnswer({ engine, categories, memory, changed }: PlanningWorld): Told<'key'> {
  const { info, facilities, communities, completeness } = engine.region;
  const hash = createHash('sha1');
  const say = (value: unknown) => hash.update(JSON.stringify(value));
  say([format, info.id, info.version, info.importedAt, info.complete, info.timeZone]);
  if (changed) say(['streets', changed.streets]);
  say([engine.norms, categories.map(({ code, essential }) => [code, essential])]);
  for (const facility of facilities) hash.update(markOf(facility));
  const ground = memory.keep(`communities ${memory.nameOf([communities])}`, () => ({
    text: createHash('sha1').update(JSON.stringify(communities)).digest('hex'),
  }));
  say(ground.text);
  for (const [code, until] of completeness?.signed ?? []) say([code, [...until].sort()]);
  return { ok: true, answer: hash.digest('hex').slice(0, letters) };
}

function markOf(facility: Facility): Buffer {
  let mark = facilityMarks.get(facility);
  if (!mark) {
    mark = createHash('sha1').update(JSON.stringify(facility)).digest();
    facilityMarks.set(facility, mark);
  }
  return mark;
}
