/** What an import of population says to whoever runs it. */
import type { PopulationMeta } from '../server/contract/population.ts';
import type {
  PointFault,
  PopulationRefusal,
  RasterRefusal,
} from '../server/ingest/population/faults.ts';
import type { FileRefusal } from '../server/ingest/tables/problems.ts';
import { tableSentence } from '../server/texts/tables.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const say = (value: number) => number.format(value);
const counted = (count: number, one: string, many: string) =>
  `${say(count)} ${count === 1 ? one : many}`;

const groupWords: Record<PointFault['field'], string> = {
  people: 'people',
  elderly: 'elderly people',
  children: 'children',
  nonRegistered: 'people registered elsewhere',
  lng: 'longitude',
  lat: 'latitude',
  code: 'code',
};

function faultSentence({ at, reason, field, value, limit = 0 }: PointFault): string {
  const where = 'line' in at ? `line ${at.line}` : `row ${at.row}, column ${at.column}`;
  const what = groupWords[field];
  const words: Record<PointFault['reason'], string> = {
    'no-number': `the number of ${what} is no number: "${value}"`,
    negative: `the number of ${what} is negative: ${value}`,
    absurd: `${say(Number(value))} ${what} are more than the ${say(limit)} that can live there`,
    'part-above-whole': `${say(Number(value))} ${what} among ${say(limit)} people`,
    'no-degrees': `the ${what} is no number of degrees: "${value}"`,
    'no-code': `the code of a community has 12 digits: "${value}"`,
    'code-twice': `community ${value} stands in line ${limit} already`,
  };
  return `${where}: ${words[reason]}`;
}

function rasterSentence(why: RasterRefusal, quoted: string): string {
  const words: Record<RasterRefusal, string> = {
    unreadable: `The raster cannot be read: ${quoted.replace(/\.$/, '')}.`,
    projected: `The raster is projected${quoted ? ` (EPSG:${quoted})` : ''}, and moving its cells would change who lives in them: take the edition in longitude and latitude (EPSG:4326), which WorldPop and GHSL both offer.`,
    'no-crs': 'The raster does not say its coordinate system; it must be EPSG:4326.',
    'other-datum': `The raster is in another datum (EPSG:${quoted}); it must be EPSG:4326.`,
    rotated:
      'The raster does not say where its cells lie, or they do not lie along longitude and latitude.',
    'several-bands': `The raster has ${quoted} bands; expected one, the people of each cell.`,
    'no-numbers': `The cells of the raster hold no plain numbers (format ${quoted}).`,
    'block-too-large': `One block of the raster holds ${say(Number(quoted) / 1e6)} MB; write it anew in tiles (gdal_translate -co TILED=YES).`,
    'too-many-cells': `The region has ${say(Number(quoted))} cells of this raster, more than can be read; take a coarser one.`,
  };
  return words[why];
}

/** Files of other kinds may be split; here each import takes the place of the one before. */
function tooMuch({ key, quoted }: FileRefusal): string | null {
  const less = 'take a coarser source, or only the part of it that lies in the region';
  const megabytes = (bytes: unknown) => `${say(Number(bytes) / 1024 / 1024)} MB`;
  if (key === 'file-too-large')
    return `The file has ${megabytes(quoted.bytes)}, at most ${megabytes(quoted.most)} can be read: ${less}.`;
  if (key === 'too-many-rows' || key === 'too-many-cells' || key === 'too-many-features')
    return `The table has more than ${say(Number(quoted.most))} ${key === 'too-many-cells' ? 'cells' : 'rows'}: ${less}.`;
  return null;
}

/** One sentence, with the first faults in lines of their own. */
export function refusalLines(refusal: PopulationRefusal): string[] {
  switch (refusal.reason) {
    case 'table':
      return [
        tooMuch(refusal.refusal) ??
          tableSentence('en', refusal.refusal.key, refusal.refusal.quoted),
      ];
    case 'column-missing': {
      const wanted =
        refusal.field === 'people'
          ? 'no column of people (人口, population)'
          : 'neither longitude and latitude (经度 and 纬度, lon and lat) nor the code of a community (社区编码, code)';
      return [`The table has ${wanted}; its headers are ${refusal.headers.join(', ')}.`];
    }
    case 'column-twice':
      return [`Two columns mean the same: "${refusal.headers.join('" and "')}".`];
    case 'raster':
      return [rasterSentence(refusal.why, refusal.quoted)];
    case 'faults': {
      const more = refusal.count - refusal.first.length;
      return [
        ...refusal.first.map(faultSentence),
        ...(more > 0 ? [`… and ${say(more)} more`] : []),
        `${counted(refusal.count, 'figure', 'figures')} cannot be true.`,
      ];
    }
    case 'outside':
      return [
        `Population outside the region: ${say(refusal.outside)} of ${say(refusal.inside + refusal.outside)} places lie beyond its bounds${refusal.swapped ? '; longitude and latitude look swapped' : ''}.`,
      ];
    case 'nobody':
      return ['Nobody lives within the region by this source.'];
    case 'option-not-used':
      return [`The option ${refusal.option} is for tables of points; this source says it itself.`];
    case 'too-many-points':
      return [`More than ${say(refusal.most)} places with people; take a coarser source.`];
    case 'points-twice':
      return [
        `${Math.round(refusal.share * 100)} % of the places share theirs with another: the table seems to hold everything twice.`,
      ];
  }
}

export interface ImportNotes {
  /** Points without anybody, and cells without a value. */
  empty: number;
  withoutValue: number;
  /** Parts that the source has not for every point. */
  leftOut: readonly PointFault['field'][];
  /** How totals were spread. */
  spread: { houses: number; byHouses: number; byStreets: number; atOnePlace: number } | null;
  communitiesWithout: number;
}

export function populationLines(
  region: string,
  meta: PopulationMeta,
  notes: ImportNotes,
): string[] {
  const row = (label: string, value: string) => `  ${label.padEnd(24)}${value}`;
  const part = (label: string, value: number | null) =>
    row(label, value === null ? 'not known' : say(value));
  const { spread } = notes;
  return [
    `Population of region ${region}`,
    row('source', `${meta.source}${meta.invented ? ' (invented)' : ''}`),
    row('grain', meta.grain.en),
    row('points', say(meta.points)),
    row('people', say(meta.people)),
    part('elderly', meta.elderly),
    part('children', meta.children),
    part('registered elsewhere', meta.nonRegistered),
    ...(meta.outside
      ? [
          row(
            'outside, left out',
            `${counted(meta.outside.points, 'place', 'places')}, ${counted(meta.outside.people, 'person', 'people')}`,
          ),
        ]
      : []),
    ...(notes.empty > 0 ? [row('places without anybody', say(notes.empty))] : []),
    ...(notes.withoutValue > 0 ? [row('cells without a value', say(notes.withoutValue))] : []),
    ...notes.leftOut.map((field) =>
      row('left out', `${groupWords[field]}: not said for every place`),
    ),
    ...(spread
      ? [
          row(
            'spread over',
            `${counted(spread.houses, 'house', 'houses')} of the region’s own file`,
          ),
        ]
      : []),
    ...(notes.communitiesWithout > 0
      ? [row('communities without', `${say(notes.communitiesWithout)}: nobody is counted there`)]
      : []),
  ];
}
