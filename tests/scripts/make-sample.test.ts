import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import categories from '../../data/categories.json' with { type: 'json' };
import { distanceMeters } from '../../server/geo/distance.ts';
import { makeSample } from '../../scripts/make-sample.ts';
import { placeNamed, pointOf, readOsmText } from './osm-text.ts';
import { categoriesOf } from './selectors.ts';
import { isWalkable, metersFrom, nearestNode, walkGraph } from './walk-graph.ts';

const textOf = (seed: number): string => [...makeSample(seed)].join('');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const text = textOf(2012);
const osm = readOsmText(text);
const graph = walkGraph(osm);
const all = [...osm.nodes.values(), ...osm.ways.values()];

const bounds = [...(/<bounds ([^>]*)/.exec(text)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map((m) =>
  Number(m[1]),
);

function isOffMap({ lng, lat }: { lng: number; lat: number }): boolean {
  const [south = 0, west = 0, north = 0, east = 0] = bounds;
  return lng < west || lng > east || lat < south || lat > north;
}

const facilities = all
  .map((element) => ({ element, codes: categoriesOf(element.tags) }))
  .filter(({ codes }) => codes.length > 0);

/** For every category, metres on foot from a place to its nearest facility within the limit, off-street metres included. */
function nearestByCategory(place: string, limitMeters: number): Map<string, number> {
  const from = placeNamed(osm, place);
  const reached = metersFrom(graph, nearestNode(osm, graph, from.lng, from.lat), limitMeters);
  const nearest = new Map<string, number>();
  for (const { element, codes } of facilities) {
    const { lng, lat } = pointOf(osm, element);
    if (distanceMeters(from.lng, from.lat, lng, lat) > limitMeters) continue;
    const node = nearestNode(osm, graph, lng, lat);
    const end = osm.nodes.get(node);
    const meters =
      (reached.get(node) ?? Infinity) + (end ? distanceMeters(lng, lat, end.lng, end.lat) : 0);
    if (meters > limitMeters) continue;
    for (const code of codes) nearest.set(code, Math.min(meters, nearest.get(code) ?? Infinity));
  }
  return nearest;
}

describe('the sample file', () => {
  test('is the same, byte for byte, for the same seed, and another for another seed', () => {
    expect(hash(textOf(2012))).toBe(hash(text));
    expect(hash(textOf(2013))).not.toBe(hash(text));
  });

  test('says that it is invented, in its header and on the county', () => {
    expect(text.slice(0, 300)).toContain('an invented town');
    expect(osm.relations.find((r) => r.tags['admin_level'] === '6')?.tags['note']).toMatch(
      /Invented.*虚构/,
    );
  });

  test('stays small: under 60,000 nodes and 12 MB', () => {
    expect(osm.nodes.size).toBeLessThan(60_000);
    expect(text.length).toBeLessThan(12_000_000);
  });

  test('lists nodes, ways and relations in this order, each by rising id from 1', () => {
    const kinds = ['node', 'way', 'relation'];
    const ranks = osm.order.map(([kind]) => kinds.indexOf(kind));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    for (const kind of kinds) {
      const ids = osm.order.filter(([k]) => k === kind).map(([, id]) => id);
      expect(ids[0]).toBe(1);
      expect(ids.every((id, i) => i === 0 || id > (ids[i - 1] ?? 0))).toBe(true);
    }
  });

  test('has no way that refers to a missing node, and no node twice in a row', () => {
    for (const way of osm.ways.values()) {
      expect(way.nodes.length).toBeGreaterThan(1);
      expect(way.nodes.every((id) => osm.nodes.has(id))).toBe(true);
      expect(way.nodes.every((id, i) => i === 0 || id !== way.nodes[i - 1])).toBe(true);
    }
  });
});

describe('the sample town', () => {
  test('has a facility of every category', () => {
    const present = new Set(facilities.flatMap(({ codes }) => codes));
    expect(categories.categories.map((c) => c.code).filter((code) => !present.has(code))).toEqual(
      [],
    );
  });

  test('has three road bridges and one ferry', () => {
    const bridges = [...osm.ways.values()].filter((w) => w.tags['highway'] && w.tags['bridge']);
    expect(bridges.map((w) => w.tags['name'])).toEqual(['西环大桥', '人民桥', '东环大桥']);
    expect(bridges.every((w) => w.tags['layer'] === '1' && w.tags['sidewalk'] === 'both')).toBe(
      true,
    );
    const ferries = [...osm.ways.values()].filter((w) => w.tags['route'] === 'ferry');
    expect(ferries.map((w) => w.tags['duration'])).toEqual(['00:06']);
  });

  test('cannot be walked across the river without a bridge or the ferry', () => {
    const cut = new Map(osm.ways);
    for (const [id, way] of cut)
      if (way.tags['bridge'] || way.tags['route'] === 'ferry') cut.delete(id);
    const banks = walkGraph({ ...osm, ways: cut });
    const north = placeNamed(osm, '示范县城');
    const south = placeNamed(osm, '江南新区');
    const reached = metersFrom(banks, nearestNode(osm, banks, north.lng, north.lat), 4500);
    expect(reached.size).toBeGreaterThan(5000);
    expect(reached.has(nearestNode(osm, banks, south.lng, south.lat))).toBe(false);
  });

  test('has an expressway that shares no node with a street and is crossed only by tunnels', () => {
    const motorway = new Set(
      [...osm.ways.values()]
        .filter((w) => w.tags['highway'] === 'motorway')
        .flatMap((w) => w.nodes),
    );
    for (const way of osm.ways.values()) {
      if (isWalkable(way.tags)) expect(way.nodes.some((id) => motorway.has(id))).toBe(false);
    }
    const tunnels = [...osm.ways.values()].filter((w) => w.tags['tunnel']);
    expect(tunnels).toHaveLength(3);
    expect(tunnels.every((w) => w.tags['layer'] === '-1')).toBe(true);
  });

  test('has signalled crossings that join a sidewalk, the carriageway and the other sidewalk', () => {
    const crossings = [...osm.ways.values()].filter(
      (w) => w.tags['footway'] === 'crossing' && w.tags['crossing'] === 'traffic_signals',
    );
    expect(crossings.length).toBeGreaterThan(40);
    for (const way of crossings) {
      expect(
        way.nodes.filter((id) => osm.nodes.get(id)?.tags['crossing'] === 'traffic_signals').length,
      ).toBeGreaterThan(0);
      for (const end of [way.nodes[0], way.nodes.at(-1)])
        expect(graph.get(end ?? 0)?.length).toBeGreaterThan(1);
    }
  });

  test('has named gates, most of them open, each on a wall or fence and on a street', () => {
    const used = new Map<number, string[]>();
    for (const way of osm.ways.values()) {
      const kind = isWalkable(way.tags) ? 'street' : 'fence';
      for (const id of way.nodes) used.set(id, [...(used.get(id) ?? []), kind]);
    }
    const gates = [...osm.nodes.values()].filter((n) => n.tags['barrier'] === 'gate');
    const named = gates.filter((n) => n.tags['name']);
    expect(named.length).toBeGreaterThan(60);
    for (const gate of named)
      expect(new Set(used.get(gate.id))).toEqual(new Set(['street', 'fence']));
    const shut = named.filter((n) => n.tags['access']);
    expect(shut.length).toBeGreaterThan(3);
    expect(shut.length).toBeLessThan(named.length / 3);
  });

  test('is one network: all but a few metres of street hang together', () => {
    const square = placeNamed(osm, '示范县城');
    const reached = metersFrom(graph, nearestNode(osm, graph, square.lng, square.lat), 20_000);
    expect(reached.size / graph.size).toBeGreaterThan(0.995);
  });
});

describe('the sample’s divisions', () => {
  const divisions = osm.relations.filter((r) => r.tags['admin_level'] === '10');

  test('are ten urban communities and eight villages with codes, households and population', () => {
    expect(divisions.filter((r) => r.tags['name']?.endsWith('社区居委会'))).toHaveLength(10);
    expect(divisions.filter((r) => r.tags['name']?.endsWith('村委会'))).toHaveLength(8);
    for (const { tags } of divisions) {
      expect(tags['ref:division']).toMatch(/^4499\d{8}$/);
      expect(Number(tags['population'])).toBeGreaterThan(Number(tags['households']));
    }
  });

  test('close to rings, except the one whose border goes on beyond the file', () => {
    const open = divisions.filter((r) => !closes(r.members.map((m) => m.ref)));
    expect(open.map((r) => r.tags['name'])).toEqual(['东埔村委会']);
    expect(
      closes(
        osm.relations.find((r) => r.tags['admin_level'] === '6')?.members.map((m) => m.ref) ?? [],
      ),
    ).toBe(true);
  });

  /** Every end of a member way meets exactly one other end. */
  function closes(refs: number[]): boolean {
    const ends = new Map<number, number>();
    for (const ref of refs) {
      const way = osm.ways.get(ref);
      if (!way) return false;
      for (const id of [way.nodes[0] ?? 0, way.nodes.at(-1) ?? 0])
        ends.set(id, (ends.get(id) ?? 0) + 1);
    }
    return refs.length > 0 && [...ends.values()].every((count) => count === 2);
  }
});

describe('the sample’s gaps', { timeout: 30_000 }, () => {
  const essential = categories.categories.filter((c) => c.essential.urban).map((c) => c.code);

  test('南岸 lacks a market within 15 minutes on foot, and nothing else that is essential', () => {
    const near = nearestByCategory('南岸社区', 1200);
    expect(essential.filter((code) => !near.has(code))).toEqual(['market']);
  });

  test('at the main square every essential category is within 15 minutes, and nearly every other', () => {
    const near = nearestByCategory('示范县城', 1200);
    expect(essential.filter((code) => !near.has(code))).toEqual([]);
    expect(near.size).toBeGreaterThanOrEqual(categories.categories.length - 1);
  });

  test('every other urban community has a market within 15 minutes', () => {
    for (const name of ['广场', '老街', '滨江', '龙塘', '城西', '城北', '文塔', '东郊', '新城']) {
      expect([name, nearestByCategory(`${name}社区`, 1200).has('market')]).toEqual([name, true]);
    }
  });

  test('from both gaps no street leads off the map within the limit, so that they are certain', () => {
    for (const [place, limitMeters] of [
      ['南岸社区', 1200],
      ['深坑村', 2400],
    ] as const) {
      const from = placeNamed(osm, place);
      const start = nearestNode(osm, graph, from.lng, from.lat);
      const reached = [...metersFrom(graph, start, limitMeters).keys()].map((id) =>
        osm.nodes.get(id),
      );
      expect(reached.length).toBeGreaterThan(100);
      expect(reached.filter((node) => node && isOffMap(node))).toEqual([]);
    }
  });

  test('深坑村 has no health facility within half an hour on foot; the next village has one', () => {
    expect(nearestByCategory('深坑村', 2400).has('health')).toBe(false);
    expect(nearestByCategory('石角村', 2400).get('health')).toBeLessThan(500);
  });
});
