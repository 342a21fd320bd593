/** A report as GeoJSON (RFC 7946): the area with its figures, then each of its communities. */
import type { AreaReport } from '../../contract/area-report.ts';
import { communitiesOn } from '../../domain/area-report/area-figures.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';

type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

/** The geometry of an area above communities is those of its communities side by side. */
export function reportGeojson(report: AreaReport, engine: RegionEngine) {
  const shapes = new Map(
    communitiesOn(engine, report.code).map(([, { code, polygons }]) => [code!, polygons]),
  );
  const { sources, verdict } = report;
  const whole = {
    type: 'Feature',
    id: report.code,
    properties: {
      code: report.code,
      name: report.name,
      level: report.level,
      state: verdict.state,
      people: verdict.people,
      complete: verdict.complete,
      incomplete: verdict.incomplete,
      unknown: verdict.unknown,
      categories: report.categories.map(({ code, people, covered, gap, unknown, state }) => ({
        code,
        people,
        covered,
        gap,
        unknown,
        state,
      })),
    },
    geometry: multiPolygon([...shapes.values()].flat()),
  };
  const parts = report.communities.map(({ code, ...figures }) => ({
    type: 'Feature',
    id: code,
    properties: { code, level: 'community', ...figures },
    geometry: multiPolygon(shapes.get(code) ?? []),
  }));
  return {
    type: 'FeatureCollection',
    madeAt: report.madeAt,
    day: report.day,
    region: sources.map.region,
    profile: report.method.profile,
    invented: report.invented,
    attribution: sources.map.attribution,
    dataDate: sources.map.dataDate,
    populationSource: sources.population?.source ?? null,
    features: [whole, ...parts],
  };
}

/** Seven decimals are a centimetre. Outer rings run counter-clockwise, holes clockwise. */
function multiPolygon(polygons: Polygons) {
  if (polygons.length === 0) return null;
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) =>
      rings.map((ring, i) => {
        const corners = ring.map((corner) => corner.map((one) => Math.round(one * 1e7) / 1e7));
        return twiceArea(corners) > 0 === (i === 0) ? corners : corners.reverse();
      }),
    ),
  };
}

/** Above 0 for a ring that runs counter-clockwise. */
function twiceArea(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return sum;
}
