/** The one table of what the map draws: OSM tags to layer, class and the first zoom of its tiles. */
import type { Tags } from '../osm/element.ts';

export const layerNames = [
  'landuse',
  'water',
  'buildings',
  'walls',
  'streets',
  'railways',
  'street-names',
  'places',
  'gates',
] as const;
export type LayerName = (typeof layerNames)[number];

/** `class` is what the style goes by. A tile of zoom z is shown at zoom z + 1, the deepest one at every zoom beyond. */
export interface Kind {
  layer: LayerName;
  class: string;
  minZoom: number;
}

type Values = true | readonly string[];
type Row = readonly [key: string, values: Values, cls: string, minZoom: number];

/** The first row that fits decides. Rows are ordered: what lies on other ground comes first. */
const landuse: readonly Row[] = [
  ['leisure', ['pitch', 'track', 'playground'], 'sport', 14],
  ['natural', ['beach', 'sand', 'shoal'], 'sand', 11],
  ['natural', ['wetland', 'mud'], 'wetland', 10],
  ['natural', ['wood'], 'wood', 8],
  ['landuse', ['forest'], 'wood', 8],
  ['leisure', ['park', 'garden', 'nature_reserve', 'golf_course', 'dog_park'], 'green', 11],
  [
    'landuse',
    ['grass', 'recreation_ground', 'village_green', 'flowerbed', 'greenfield'],
    'green',
    12,
  ],
  ['natural', ['grassland', 'scrub', 'heath'], 'green', 11],
  ['landuse', ['cemetery'], 'green', 12],
  ['amenity', ['grave_yard'], 'green', 12],
  [
    'amenity',
    ['school', 'kindergarten', 'college', 'university', 'hospital', 'clinic'],
    'campus',
    12,
  ],
  ['landuse', ['education'], 'campus', 12],
  ['leisure', ['sports_centre', 'stadium'], 'sport', 13],
  ['amenity', ['parking'], 'parking', 14],
  ['place', ['square'], 'square', 13],
  [
    'landuse',
    ['farmland', 'meadow', 'orchard', 'vineyard', 'plant_nursery', 'allotments', 'farmyard'],
    'field',
    10,
  ],
  ['landuse', ['commercial', 'retail'], 'commercial', 11],
  [
    'landuse',
    ['industrial', 'railway', 'port', 'construction', 'brownfield', 'quarry', 'landfill'],
    'industrial',
    11,
  ],
  ['landuse', ['residential'], 'residential', 9],
];

const water: readonly Row[] = [
  ['natural', ['water', 'bay', 'strait'], 'water', 8],
  ['waterway', ['riverbank', 'dock'], 'water', 8],
  ['landuse', ['reservoir', 'basin', 'aquaculture', 'salt_pond'], 'water', 9],
  ['leisure', ['swimming_pool'], 'pool', 14],
];

const waterways: readonly Row[] = [
  ['waterway', ['river'], 'river', 8],
  ['waterway', ['canal'], 'canal', 11],
  ['waterway', ['stream', 'ditch', 'drain'], 'stream', 13],
];

const highways: readonly Row[] = [
  ['highway', ['motorway', 'trunk'], 'motorway', 8],
  ['highway', ['motorway_link', 'trunk_link'], 'motorway', 11],
  ['highway', ['primary'], 'primary', 9],
  ['highway', ['secondary'], 'secondary', 10],
  ['highway', ['tertiary'], 'tertiary', 11],
  ['highway', ['primary_link', 'secondary_link', 'tertiary_link'], 'tertiary', 12],
  ['highway', ['unclassified', 'residential', 'living_street', 'road', 'busway'], 'minor', 12],
  ['highway', ['service'], 'service', 14],
  ['highway', ['pedestrian'], 'pedestrian', 13],
  ['highway', ['track'], 'track', 13],
  ['footway', ['sidewalk', 'crossing', 'traffic_island'], 'sidewalk', 15],
  ['highway', ['footway', 'path', 'cycleway', 'bridleway', 'corridor', 'platform'], 'path', 13],
  ['highway', ['steps'], 'steps', 14],
  ['route', ['ferry'], 'ferry', 10],
];

const railways: readonly Row[] = [
  ['railway', ['rail'], 'rail', 9],
  ['railway', ['light_rail', 'narrow_gauge', 'monorail', 'subway', 'tram'], 'tram', 12],
];

const walls: readonly Row[] = [
  ['barrier', ['wall', 'fence', 'city_wall', 'retaining_wall', 'guard_rail'], 'wall', 15],
  ['barrier', ['hedge'], 'hedge', 15],
];

const places: readonly Row[] = [
  ['place', ['city'], 'city', 8],
  ['place', ['town'], 'town', 8],
  ['place', ['borough', 'suburb'], 'suburb', 10],
  ['place', ['village'], 'village', 11],
  ['place', ['quarter', 'neighbourhood'], 'quarter', 12],
  ['place', ['hamlet'], 'hamlet', 12],
  ['place', ['isolated_dwelling', 'farm', 'locality', 'square', 'islet', 'island'], 'locality', 14],
  ['railway', ['station', 'halt'], 'station', 12],
  ['natural', ['peak'], 'peak', 13],
];

/** Areas whose name stands in their middle. */
const namedAreas: readonly Row[] = [
  ['natural', ['water', 'bay'], 'water', 13],
  ['leisure', ['park', 'garden', 'nature_reserve'], 'park', 13],
  ['amenity', ['school', 'college', 'university', 'hospital'], 'campus', 14],
  ['landuse', ['residential'], 'compound', 15],
  ['place', ['square'], 'park', 14],
];

const gates: readonly Row[] = [
  [
    'barrier',
    [
      'gate',
      'lift_gate',
      'swing_gate',
      'sliding_gate',
      'wicket_gate',
      'kissing_gate',
      'entrance',
      'turnstile',
      'full-height_turnstile',
    ],
    'gate',
    15,
  ],
  ['entrance', true, 'entrance', 16],
];

function first(layer: LayerName, rows: readonly Row[], tags: Tags): Kind | null {
  for (const [key, values, cls, minZoom] of rows) {
    const value = tags[key];
    if (value !== undefined && (values === true || values.includes(value)))
      return { layer, class: cls, minZoom };
  }
  return null;
}

const areaHighways = new Set(['pedestrian', 'footway', 'platform']);

/** A closed way or a multipolygon as ground; null where it is none. */
export function areaKind(tags: Tags): Kind | null {
  if (tags.building !== undefined && tags.building !== 'no')
    return { layer: 'buildings', class: 'building', minZoom: 13 };
  if (tags.area === 'yes' && areaHighways.has(tags.highway ?? ''))
    return { layer: 'landuse', class: 'square', minZoom: 13 };
  return first('water', water, tags) ?? first('landuse', landuse, tags);
}

/** A way as a line. Rails and streams under the ground are not seen. */
export function lineKind(tags: Tags): Kind | null {
  const below = tags.tunnel !== undefined && tags.tunnel !== 'no';
  if (tags.highway !== undefined || tags.route === 'ferry') {
    if (tags.area === 'yes') return null;
    return first('streets', highways, tags);
  }
  if (tags.railway !== undefined) {
    const rail = below ? null : first('railways', railways, tags);
    return rail && tags.service !== undefined ? { ...rail, class: 'siding', minZoom: 14 } : rail;
  }
  if (tags.waterway !== undefined) return below ? null : first('water', waterways, tags);
  return first('walls', walls, tags);
}

export function pointKind(tags: Tags): Kind | null {
  return first('places', places, tags) ?? first('gates', gates, tags);
}

/** The label in the middle of a named area. */
export function areaLabelKind(tags: Tags): Kind | null {
  return first('places', namedAreas, tags);
}

/** Names of a street, for the layer `street-names`: shown one zoom after the street itself, so that names have room. */
export function streetNameKind(street: Kind): Kind {
  const soonest: Record<string, number> = {
    motorway: 12,
    primary: 12,
    secondary: 12,
    tertiary: 13,
  };
  return {
    layer: 'street-names',
    class: street.class,
    minZoom: soonest[street.class] ?? Math.max(14, street.minZoom),
  };
}

/** `name` as it is read in Chinese, `en` only where it is another one. */
export function namesOf(tags: Tags): { name?: string; en?: string } {
  const name = tags['name:zh-Hans'] ?? tags['name:zh'] ?? tags.name;
  const en = tags['name:en'];
  const shown = name ?? en;
  if (shown === undefined) return {};
  return en !== undefined && en !== shown ? { name: shown, en } : { name: shown };
}
