/**
 * Who may use an OSM way, by the access rules of the OSM wiki
 * (Key:access, "OSM tags for routing/Access restrictions", worldwide defaults).
 */
import { edgeFlag, streetClassBits, type StreetClass } from './flags.ts';

type Tags = Readonly<Record<string, string>>;

/** Values that close a way or a gate to the public. */
const closedValues = new Set(['no', 'private', 'military', 'emergency', 'permit', 'use_sidepath']);

export const carriageways = new Set([
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'road',
]);
const fastRoads = new Set(['motorway', 'motorway_link', 'trunk', 'trunk_link']);
export const footways = new Set([
  'footway',
  'pedestrian',
  'path',
  'steps',
  'platform',
  'corridor',
  'bridleway',
  'track',
  'cycleway',
]);
/** Highways on which a bicycle needs an explicit permission. */
const bicycleByPermission = new Set([
  'footway',
  'pedestrian',
  'platform',
  'corridor',
  'bridleway',
  'steps',
]);
const majorRoads = new Set([
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'motorway_link',
  'trunk_link',
  'primary_link',
  'secondary_link',
]);
const roughForWheels = new Set(['very_horrible', 'impassable']);

export interface WayAccess {
  /** Bits of `edgeFlag`, street class included. */
  flags: number;
  /** The way is a surface that one walks across, not only along. */
  area: boolean;
}

function permitted(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  return !closedValues.has(value);
}

function isPlatform(tags: Tags): boolean {
  return (
    tags.highway === 'platform' ||
    tags.railway === 'platform' ||
    tags.public_transport === 'platform'
  );
}

function hasSidewalk(tags: Tags): boolean {
  const sides = [
    tags.sidewalk,
    tags['sidewalk:both'],
    tags['sidewalk:left'],
    tags['sidewalk:right'],
  ];
  return sides.some(
    (side) => side === 'yes' || side === 'both' || side === 'left' || side === 'right',
  );
}

function footAllowed(tags: Tags, highway: string): boolean {
  const foot = permitted(tags.foot);
  if (foot !== undefined) return foot;
  if (permitted(tags.access) === false) return false;
  if (tags.motorroad === 'yes' || fastRoads.has(highway)) return hasSidewalk(tags);
  return true;
}

function pramAllowed(tags: Tags, highway: string): boolean {
  if (highway === 'steps') return tags['ramp:wheelchair'] === 'yes' || tags.wheelchair === 'yes';
  return tags.wheelchair !== 'no' && !roughForWheels.has(tags.smoothness ?? '');
}

function bicycleAllowed(tags: Tags, highway: string): 'ride' | 'push' | 'no' {
  if (highway === 'steps') return 'no';
  if (tags.bicycle === 'dismount') return 'push';
  const bicycle = permitted(tags.bicycle);
  if (bicycle !== undefined) return bicycle ? 'ride' : 'no';
  if ((permitted(tags.vehicle) ?? permitted(tags.access)) === false) return 'no';
  if (tags.motorroad === 'yes' || fastRoads.has(highway) || bicycleByPermission.has(highway))
    return 'no';
  return 'ride';
}

/** Directions open to a bicycle: `oneway` and its exceptions. Nobody on foot is bound by them. */
function bicycleDirections(tags: Tags): number {
  const both = edgeFlag.bikeForward | edgeFlag.bikeBackward;
  const own = tags['oneway:bicycle'];
  if (own === 'no') return both;
  if (own === 'yes') return edgeFlag.bikeForward;
  if (own === '-1') return edgeFlag.bikeBackward;
  for (const key of ['cycleway', 'cycleway:left', 'cycleway:right', 'cycleway:both']) {
    if (tags[key]?.startsWith('opposite')) return both;
  }
  const oneway = tags.oneway;
  if (oneway === '-1' || oneway === 'reverse') return edgeFlag.bikeBackward;
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return edgeFlag.bikeForward;
  const circular = tags.junction === 'roundabout' || tags.junction === 'circular';
  if (circular && oneway !== 'no') return edgeFlag.bikeForward;
  return both;
}

export function streetClass(highway: string): StreetClass {
  if (highway === 'steps') return 'steps';
  if (majorRoads.has(highway)) return 'major';
  return footways.has(highway) ? 'path' : 'street';
}

export function structureFlags(tags: Tags): number {
  let flags = 0;
  if (tags.bridge !== undefined && tags.bridge !== 'no') flags |= edgeFlag.bridge;
  if (tags.tunnel !== undefined && tags.tunnel !== 'no') flags |= edgeFlag.tunnel;
  return flags;
}

function ferryAccess(tags: Tags): WayAccess | null {
  const open = permitted(tags.access) !== false;
  let flags = 0;
  if (permitted(tags.foot) ?? open) flags |= edgeFlag.foot;
  if (flags !== 0 && tags.wheelchair !== 'no') flags |= edgeFlag.pram;
  if (permitted(tags.bicycle) ?? open) flags |= bicycleDirections(tags);
  return flags === 0
    ? null
    : { flags: flags | edgeFlag.ferry | streetClassBits('ferry'), area: false };
}

/** Access flags of a way, or null where neither feet nor wheels of a bicycle may use it. */
export function wayAccess(tags: Tags): WayAccess | null {
  if (tags.route === 'ferry') return ferryAccess(tags);
  const highway = tags.highway ?? (isPlatform(tags) ? 'platform' : undefined);
  if (highway === undefined) return null;
  if (!carriageways.has(highway) && !fastRoads.has(highway) && !footways.has(highway)) return null;
  if (tags['disused:highway'] !== undefined && tags.highway === undefined) return null;
  let flags = 0;
  if (footAllowed(tags, highway)) {
    flags |= edgeFlag.foot;
    if (pramAllowed(tags, highway)) flags |= edgeFlag.pram;
  }
  const bicycle = bicycleAllowed(tags, highway);
  if (bicycle !== 'no') flags |= bicycleDirections(tags);
  if (bicycle === 'push') flags |= edgeFlag.bikePushed;
  if (flags === 0) return null;
  if (highway === 'steps') flags |= edgeFlag.steps;
  if (isMarkedCrossing(tags)) flags |= edgeFlag.crossing;
  flags |= structureFlags(tags) | streetClassBits(streetClass(highway));
  const area = tags.area === 'yes' || isPlatformArea(tags);
  return { flags, area };
}

export function isWalkableWay(tags: Tags): boolean {
  return ((wayAccess(tags)?.flags ?? 0) & edgeFlag.foot) !== 0;
}

/** Why a way with a highway tag is not in the network: the words of the import report. */
export function droppedWayReason(tags: Tags): string {
  const highway = tags.highway ?? '';
  if (fastRoads.has(highway)) return 'expressway without sidewalk';
  if (!carriageways.has(highway) && !footways.has(highway))
    return `highway=${highway} is no street`;
  return 'closed by its access tags';
}

function isPlatformArea(tags: Tags): boolean {
  return isPlatform(tags) && tags.area !== 'no' && tags['area:highway'] === 'platform';
}

export function isMarkedCrossing(tags: Tags): boolean {
  return (
    tags.footway === 'crossing' ||
    tags.path === 'crossing' ||
    tags.cycleway === 'crossing' ||
    tags.highway === 'crossing'
  );
}

export function hasSignal(tags: Tags): boolean {
  return tags.crossing === 'traffic_signals' || tags['crossing:signals'] === 'yes';
}

/** Cars drive here, so whoever comes from a footway and goes on crosses it. */
export function isCarriageway(tags: Tags): boolean {
  const highway = tags.highway ?? '';
  return carriageways.has(highway) || fastRoads.has(highway) || highway === 'busway';
}
