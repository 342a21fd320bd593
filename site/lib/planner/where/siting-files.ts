import type { SitingAnswerBody } from '../../../../server/contract/siting.ts';

const columns = ['number', 'lng', 'lat', 'name', 'community', 'gain', 'cost', 'people'] as const;

type Row = Readonly<Record<(typeof columns)[number], string | number | null>>;

const rowsOf = ({ chosen }: Pick<SitingAnswerBody, 'chosen'>): Row[] =>
  chosen.map(({ position, name, community, gain, cost, load }, index) => ({
    number: index + 1,
    lng: position[0]!,
    lat: position[1]!,
    name,
    community: community?.name ?? null,
    gain,
    cost,
    people: load,
  }));

/** RFC 4180, with a mark of UTF-8 for spreadsheets. What begins like a formula is text. */
export function sitesCsv(answer: Pick<SitingAnswerBody, 'chosen'>): string {
  const lines = rowsOf(answer).map((row) => columns.map((column) => cell(row[column])).join(','));
  return `\u{FEFF}${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 7946: a point for each site, in the order in which they help most. */
export function sitesGeoJson(answer: Pick<SitingAnswerBody, 'chosen'>): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: rowsOf(answer).map(({ lng, lat, ...properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lng, lat] },
      properties,
    })),
  });
}
