/** Ways that are closed to the public on foot, though one could walk there. */
import { edgeFlag, streetClassBits } from './flags.ts';
import { carriageways, footways, structureFlags, streetClass } from './access.ts';

type Tags = Readonly<Record<string, string>>;

/** What an owner's sign says. `use_sidepath`, military and emergency ways are no short cuts that anybody could open. */
const ownersWords = new Set(['private', 'no', 'permit']);
const mainRoads = /^(primary|secondary|tertiary)(_link)?$/;

/**
 * Flags of a way that `wayAccess` closes on foot and its owner could open; 0 for all others. Main roads and cycleways with
 * `foot=no` are no place to walk, whoever opens them.
 */
export function closedWayFlags(tags: Tags): number {
  const { highway } = tags;
  if (highway === undefined || tags.motorroad === 'yes' || mainRoads.test(highway)) return 0;
  if (highway === 'cycleway' || !(carriageways.has(highway) || footways.has(highway))) return 0;
  if (tags.area === 'yes' || !ownersWords.has(tags.foot ?? tags.access ?? '')) return 0;
  return (
    edgeFlag.closed |
    (highway === 'steps' ? edgeFlag.steps : 0) |
    structureFlags(tags) |
    streetClassBits(streetClass(highway))
  );
}
