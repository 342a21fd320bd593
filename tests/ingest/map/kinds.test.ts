import { describe, expect, test } from 'vitest';
import {
  areaKind,
  areaLabelKind,
  lineKind,
  namesOf,
  pointKind,
  streetNameKind,
} from '../../../server/ingest/map/kinds.ts';

describe('what is drawn', () => {
  test.each([
    [{ building: 'yes' }, 'buildings', 'building'],
    [{ landuse: 'forest' }, 'landuse', 'wood'],
    [{ leisure: 'park' }, 'landuse', 'green'],
    [{ leisure: 'pitch', landuse: 'grass' }, 'landuse', 'sport'],
    [{ natural: 'water' }, 'water', 'water'],
    [{ highway: 'pedestrian', area: 'yes' }, 'landuse', 'square'],
    [{ amenity: 'school' }, 'landuse', 'campus'],
  ])('the area %j in %s as %s', (tags, layer, cls) => {
    expect(areaKind(tags)).toMatchObject({ layer, class: cls });
  });

  test.each([
    [{ highway: 'residential' }, 'streets', 'minor'],
    [{ highway: 'steps' }, 'streets', 'steps'],
    [{ highway: 'footway', footway: 'sidewalk' }, 'streets', 'sidewalk'],
    [{ route: 'ferry' }, 'streets', 'ferry'],
    [{ railway: 'rail' }, 'railways', 'rail'],
    [{ railway: 'rail', service: 'yard' }, 'railways', 'siding'],
    [{ waterway: 'stream' }, 'water', 'stream'],
    [{ barrier: 'fence' }, 'walls', 'wall'],
  ])('the line %j in %s as %s', (tags, layer, cls) => {
    expect(lineKind(tags)).toMatchObject({ layer, class: cls });
  });

  test.each([
    [{ place: 'village' }, 'places', 'village'],
    [{ railway: 'station' }, 'places', 'station'],
    [{ barrier: 'gate' }, 'gates', 'gate'],
    [{ entrance: 'main' }, 'gates', 'entrance'],
  ])('the point %j in %s as %s', (tags, layer, cls) => {
    expect(pointKind(tags)).toMatchObject({ layer, class: cls });
  });

  test('no building that was taken down, no stream or rail underground, no street that is only planned', () => {
    expect(areaKind({ building: 'no' })).toBeNull();
    expect(lineKind({ waterway: 'stream', tunnel: 'culvert' })).toBeNull();
    expect(lineKind({ railway: 'subway', tunnel: 'yes' })).toBeNull();
    expect(lineKind({ highway: 'proposed' })).toBeNull();
    expect(lineKind({ highway: 'pedestrian', area: 'yes' })).toBeNull();
    expect(pointKind({ amenity: 'bench' })).toBeNull();
    expect(areaLabelKind({ building: 'yes', name: '一号楼' })).toBeNull();
  });

  test('a bigger street sooner than a smaller one, its name never before itself', () => {
    const streets = ['motorway', 'primary', 'secondary', 'tertiary', 'residential', 'service'];
    const kinds = streets.map((highway) => lineKind({ highway })!);
    const zooms = kinds.map(({ minZoom }) => minZoom);
    expect(zooms).toEqual([8, 9, 10, 11, 12, 14]);
    for (const kind of kinds)
      expect(streetNameKind(kind).minZoom).toBeGreaterThanOrEqual(kind.minZoom);
  });
});

describe('a name', () => {
  test.each([
    [
      { name: '人民路', 'name:en': 'Renmin Road' },
      { name: '人民路', en: 'Renmin Road' },
    ],
    [{ name: '彌敦道 Nathan Road', 'name:zh': '彌敦道' }, { name: '彌敦道' }],
    [{ name: 'Ringstraße', 'name:en': 'Ringstraße' }, { name: 'Ringstraße' }],
    [{ 'name:en': 'Pier 3' }, { name: 'Pier 3' }],
    [{}, {}],
  ])('from %j is %j', (tags, names) => {
    expect(namesOf(tags)).toEqual(names);
  });
});
