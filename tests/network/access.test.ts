import { describe, expect, test } from 'vitest';
import { wayAccess } from '../../server/network/access.ts';
import { barrierAt } from '../../server/network/barrier.ts';
import { edgeFlag, streetClassOf } from '../../server/network/flags.ts';
import type { Tags } from '../fixtures/drawn-world.ts';

/** "highway=footway bicycle=yes" as tags. */
function tagsOf(text: string): Tags {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=') as [string, string]));
}

function whoUses(flags: number): string {
  const words = [
    flags & edgeFlag.foot && 'foot',
    flags & edgeFlag.pram && 'pram',
    flags & (edgeFlag.bikeForward | edgeFlag.bikeBackward) &&
      (flags & edgeFlag.bikePushed ? 'pushed' : 'bike'),
  ];
  return words.filter(Boolean).join(' ') || 'nobody';
}

describe('who may use a way', () => {
  test.each([
    // Kinds of street, without any access tag.
    ['highway=residential', 'foot pram bike'],
    ['highway=living_street', 'foot pram bike'],
    ['highway=service', 'foot pram bike'],
    ['highway=unclassified', 'foot pram bike'],
    ['highway=primary', 'foot pram bike'],
    ['highway=track', 'foot pram bike'],
    ['highway=path', 'foot pram bike'],
    ['highway=cycleway', 'foot pram bike'],
    ['highway=footway', 'foot pram'],
    ['highway=pedestrian', 'foot pram'],
    ['highway=platform', 'foot pram'],
    ['railway=platform', 'foot pram'],
    ['public_transport=platform', 'foot pram'],
    ['highway=corridor', 'foot pram'],
    ['highway=bridleway', 'foot pram'],
    ['highway=steps', 'foot'],
    // Expressways.
    ['highway=motorway', 'nobody'],
    ['highway=motorway_link', 'nobody'],
    ['highway=trunk', 'nobody'],
    ['highway=trunk sidewalk=both', 'foot pram'],
    ['highway=trunk sidewalk=right', 'foot pram'],
    ['highway=trunk sidewalk:left=yes', 'foot pram'],
    ['highway=trunk sidewalk=no', 'nobody'],
    ['highway=trunk sidewalk=separate', 'nobody'],
    ['highway=trunk foot=yes', 'foot pram'],
    ['highway=trunk foot=designated bicycle=yes', 'foot pram bike'],
    ['highway=trunk_link sidewalk=yes', 'foot pram'],
    ['highway=primary motorroad=yes', 'nobody'],
    ['highway=primary motorroad=yes foot=yes', 'foot pram'],
    // Access for all, and what says otherwise.
    ['highway=service access=private', 'nobody'],
    ['highway=service access=no', 'nobody'],
    ['highway=service access=permit', 'nobody'],
    ['highway=service access=customers', 'foot pram bike'],
    ['highway=service access=destination', 'foot pram bike'],
    ['highway=service access=private foot=yes', 'foot pram'],
    ['highway=service access=no foot=permissive bicycle=yes', 'foot pram bike'],
    ['highway=service access=private bicycle=designated', 'bike'],
    ['highway=service access=no vehicle=yes', 'bike'],
    ['highway=footway access=no', 'nobody'],
    ['highway=residential motor_vehicle=no', 'foot pram bike'],
    ['highway=residential vehicle=no', 'foot pram'],
    ['highway=residential vehicle=private bicycle=yes', 'foot pram bike'],
    // On foot.
    ['highway=residential foot=no', 'bike'],
    ['highway=residential foot=private', 'bike'],
    ['highway=secondary foot=use_sidepath', 'bike'],
    ['highway=residential foot=permissive', 'foot pram bike'],
    ['highway=cycleway foot=no', 'bike'],
    // Bicycles.
    ['highway=residential bicycle=no', 'foot pram'],
    ['highway=secondary bicycle=use_sidepath', 'foot pram'],
    ['highway=footway bicycle=yes', 'foot pram bike'],
    ['highway=footway bicycle=designated', 'foot pram bike'],
    ['highway=footway bicycle=dismount', 'foot pram pushed'],
    ['highway=residential bicycle=dismount', 'foot pram pushed'],
    ['highway=pedestrian bicycle=dismount', 'foot pram pushed'],
    ['highway=steps bicycle=yes', 'foot'],
    // Wheels of a pram.
    ['highway=path wheelchair=no', 'foot bike'],
    ['highway=track smoothness=impassable', 'foot bike'],
    ['highway=track smoothness=bad', 'foot pram bike'],
    ['highway=steps ramp:wheelchair=yes', 'foot pram'],
    ['highway=steps wheelchair=yes', 'foot pram'],
    ['highway=residential foot=no wheelchair=yes', 'bike'],
    // Ferries.
    ['route=ferry', 'foot pram bike'],
    ['route=ferry foot=no', 'bike'],
    ['route=ferry foot=yes bicycle=no', 'foot pram'],
    ['route=ferry access=no', 'nobody'],
    ['route=ferry access=private foot=yes', 'foot pram'],
    // No streets.
    ['highway=construction', 'nobody'],
    ['highway=proposed', 'nobody'],
    ['highway=raceway', 'nobody'],
    ['highway=bus_stop', 'nobody'],
    ['building=yes', 'nobody'],
    ['waterway=river', 'nobody'],
  ])('%s: %s', (text, users) => {
    expect(whoUses(wayAccess(tagsOf(text))?.flags ?? 0)).toBe(users);
  });

  test.each([
    ['highway=pedestrian area=yes', true],
    ['highway=pedestrian', false],
    ['highway=footway area=no', false],
    ['railway=platform area=yes', true],
  ])('%s is walked across: %s', (text, area) => {
    expect(wayAccess(tagsOf(text))!.area).toBe(area);
  });

  test.each([
    ['highway=primary', 'major'],
    ['highway=residential', 'street'],
    ['highway=footway', 'path'],
    ['highway=steps', 'steps'],
    ['route=ferry', 'ferry'],
  ])('%s is drawn as %s', (text, drawn) => {
    expect(streetClassOf(wayAccess(tagsOf(text))!.flags)).toBe(drawn);
  });
});

describe('who passes a node', () => {
  const all = 'foot pram bike';

  test.each([
    ['barrier=gate', all],
    ['barrier=lift_gate', all],
    ['barrier=swing_gate', all],
    ['barrier=gate access=private', 'nobody'],
    ['barrier=gate access=no', 'nobody'],
    ['barrier=gate access=permit', 'nobody'],
    ['barrier=gate locked=yes', 'nobody'],
    ['barrier=gate foot=no', 'bike'],
    ['barrier=gate access=no foot=yes', 'foot pram'],
    ['barrier=gate access=private foot=yes bicycle=yes', all],
    ['barrier=gate locked=yes foot=yes', 'foot pram'],
    ['barrier=gate access=residents', all],
    ['barrier=gate vehicle=no', 'foot pram'],
    ['barrier=gate bicycle=no', 'foot pram'],
    ['barrier=gate wheelchair=no', 'foot bike'],
    ['barrier=gate motor_vehicle=no', all],
    ['barrier=kissing_gate', 'foot'],
    ['barrier=kissing_gate wheelchair=yes', 'foot pram'],
    ['barrier=turnstile', 'foot'],
    ['barrier=stile', 'foot'],
    ['barrier=bollard', all],
    ['barrier=block', all],
    ['barrier=cycle_barrier', all],
    ['barrier=toll_booth', all],
    ['barrier=wall', 'nobody'],
    ['barrier=fence', 'nobody'],
    ['barrier=hedge', 'nobody'],
    ['barrier=fence access=yes', all],
    ['barrier=wall foot=yes', 'foot pram'],
    ['highway=crossing foot=no', 'bike'],
    ['highway=crossing access=no', 'nobody'],
  ])('%s: %s', (text, users) => {
    expect(whoUses(barrierAt(tagsOf(text))!.mask)).toBe(users);
  });

  test.each([
    'barrier=kerb',
    'barrier=entrance',
    'barrier=no',
    'highway=crossing',
    'entrance=yes access=private',
    'amenity=cafe',
  ])('%s is no barrier', (text) => {
    expect(barrierAt(tagsOf(text))).toBeNull();
  });
});
