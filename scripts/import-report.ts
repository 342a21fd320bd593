import type { Category } from '../server/domain/categories.ts';
import type { RegionInfo } from '../server/domain/region.ts';
import type { ImportReport } from '../server/ingest/read-region.ts';
import type { TilesReport } from './import-tiles.ts';

/** The closing report: what was read, kept, dropped and why. */
export function reportLines(
  info: RegionInfo,
  report: ImportReport & { tiles: TilesReport },
  categories: readonly Category[],
  seconds: number,
): string[] {
  const number = new Intl.NumberFormat('en');
  const row = (label: string, value: string | number) =>
    `  ${label.padEnd(24)}${typeof value === 'number' ? number.format(value) : value}`;
  const { read } = report;
  return [
    `Region ${info.id} (${info.name}), version ${info.version}, in ${seconds.toFixed(1)} s`,
    row(
      'elements read',
      `${number.format(read.nodes)} nodes, ${number.format(read.ways)} ways, ${number.format(read.relations)} relations`,
    ),
    row(
      'walkable',
      `${report.walkableKilometers.toFixed(1)} km, ${number.format(report.nodes)} junctions, ${number.format(report.edges)} edges`,
    ),
    row(
      'components',
      `${report.components}, of which ${report.smallComponents} too small to start from`,
    ),
    row('steps', report.stepsEdges),
    row('gates', `${report.gates}; barriers closed on foot ${report.closedBarriers}`),
    row('ferries', report.ferries),
    row('signalled crossings', report.signalledCrossings),
    row('streets cut at border', report.borderEnds),
    row('street names', report.streetNames),
    row('named places', report.places),
    row('communities', report.communities),
    row(
      'map tiles',
      `${number.format(report.tiles.count)}, ${report.tiles.megabytes.toFixed(1)} MB, in ${report.tiles.seconds.toFixed(1)} s`,
    ),
    row('facilities', report.facilities),
    ...categories.map(
      ({ code, zh }) =>
        `    ${code.padEnd(22)}${String(report.facilitiesByCategory[code] ?? 0).padStart(6)}  ${zh}`,
    ),
    ...section('dropped', report.dropped),
    ...section('jinlin:category codes that do not exist', report.unknownCategories),
    row(
      'declared complete',
      info.complete.length === 0
        ? 'nothing: what is missing stays unknown'
        : info.complete.join(', '),
    ),
  ];
}

function section(title: string, counts: Record<string, number>): string[] {
  const entries = Object.entries(counts);
  if (entries.length === 0) return [];
  return [
    `  ${title}`,
    ...entries.map(([reason, count]) => `    ${String(count).padStart(6)}  ${reason}`),
  ];
}
