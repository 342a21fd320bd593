/** Coordinates in a pasted text: bare pairs, degrees with minutes, share links of map apps. Nothing is fetched. */

export type Datum = 'wgs84' | 'gcj02' | 'bd09' | 'bd09mc';

export interface ReadCoordinates {
  lng: number;
  lat: number;
  /** What the text itself says of its datum, by the app that it comes from; null where it says nothing. */
  datum: Datum | null;
}

/** One reading; two where nothing tells longitude from latitude; none where the text holds no coordinates. */
export function readCoordinates(text: string): ReadCoordinates[] {
  const plain = levelled(text);
  const datum = datumOf(plain);
  return (
    fromLink(plain, datum) ??
    fromNamedAxes(plain, datum) ??
    fromPair(plain, datum) ??
    []
  ).filter(
    ({ lng, lat, datum: own }) => own === 'bd09mc' || (Math.abs(lng) <= 180 && Math.abs(lat) <= 90),
  );
}

/** Full-width digits and marks, percent signs of links, and the many degree signs become plain ones. */
function levelled(text: string): string {
  let plain = text;
  try {
    plain = decodeURIComponent(text);
  } catch {
    // A percent sign that is no escape stays what it is.
  }
  return plain
    .replace(/[‘’′＇]/g, "'")
    .replace(/[“”″＂]|''/g, '"')
    .replace(/[º˚]/g, '°')
    .normalize('NFKC')
    .replace(/[‘’′]/g, "'")
    .replace(/[“”″]|''/g, '"')
    .replace(/[、；;]/g, ',')
    .replace(/[−–—]/g, '-')
    .trim();
}

function datumOf(text: string): Datum | null {
  if (/baidu|bdapp|bd09/i.test(text)) {
    const named = /coord_type=(gcj02|wgs84)/i.exec(text)?.[1];
    return named ? (named.toLowerCase() as Datum) : 'bd09';
  }
  if (/amap\.com|amapuri|gaode|map\.qq\.com|qqmap|gcj-?02/i.test(text)) return 'gcj02';
  return /google\.[a-z.]+\/maps|maps\.app\.goo|openstreetmap\.org|^geo:|wgs-?84/i.test(text)
    ? 'wgs84'
    : null;
}

const number = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const pair = `${number}\\s*[,\\s/]\\s*${number}`;
/** Where links keep a pair, and which way round. */
const linkPairs: readonly (readonly [pattern: RegExp, order: 'lng-lat' | 'lat-lng'])[] = [
  [new RegExp(`uri\\.amap\\.com.*?[?&](?:position|to)=${pair}`, 'i'), 'lng-lat'],
  [new RegExp(`amap\\.com.*?[?&](?:from|center)=${pair}`, 'i'), 'lng-lat'],
  [new RegExp(`amap\\.com/.*[?&]p=[^,&]*,${pair}`, 'i'), 'lat-lng'],
  [new RegExp(`amap\\.com/.*[?&]q=${pair}`, 'i'), 'lat-lng'],
  [
    new RegExp(`baidu\\.com.*?(?:location|latlng|origin|destination)=(?:latlng:)?${pair}`, 'i'),
    'lat-lng',
  ],
  [
    new RegExp(`(?:qq\\.com|qqmap:).*?(?:coord|fromcoord|tocoord|center)[:=]${pair}`, 'i'),
    'lat-lng',
  ],
  [new RegExp(`!3d${number}!4d${number}`), 'lat-lng'],
  [new RegExp(`#map=\\d+(?:\\.\\d+)?/${pair}`), 'lat-lng'],
  [new RegExp(`/@${pair}`), 'lat-lng'],
  [
    new RegExp(`[?&](?:ll|sll|q|query|coordinate|center|daddr|saddr)=(?:loc:)?${pair}`, 'i'),
    'lat-lng',
  ],
  [new RegExp(`^geo:${pair}`, 'i'), 'lat-lng'],
];

function fromLink(text: string, datum: Datum | null): ReadCoordinates[] | null {
  // Baidu's own pages speak of metres on its map.
  const meters = /baidu\.com\/.*?@(\d{7,8}(?:\.\d+)?),(\d{6,8}(?:\.\d+)?)/i.exec(text);
  if (meters) return [{ lng: Number(meters[1]), lat: Number(meters[2]), datum: 'bd09mc' }];
  if (!/:\/\/|^geo:|qqmap:|amapuri:/i.test(text)) return null;
  for (const [pattern, order] of linkPairs) {
    const match = pattern.exec(text);
    if (!match) continue;
    const [a, b] = [Number(match[1]), Number(match[2])];
    // Apple's Chinese maps hand on what Gaode gave them.
    const own = /maps\.apple\.com/i.test(text) && isInChina(b, a) ? 'gcj02' : datum;
    return [order === 'lng-lat' ? { lng: a, lat: b, datum: own } : { lng: b, lat: a, datum: own }];
  }
  return null;
}

const angle = String.raw`(\d{1,3}(?:\.\d+)?)(?:\s*[°度]\s*(?:([0-5]?\d(?:\.\d+)?)\s*['分]\s*(?:([0-5]?\d(?:\.\d+)?)\s*["秒]?)?)?)?`;
const latBefore = new RegExp(
  `(?:北纬|南纬|[NS]|纬度|\\blat(?:itude)?\\b|mlat)["']?\\s*[:=]?\\s*([+-]?)${angle}`,
  'i',
);
const lngBefore = new RegExp(
  `(?:东经|西经|[EW]|经度|\\b(?:lng|lon|long|longitude)\\b|mlon)["']?\\s*[:=]?\\s*([+-]?)${angle}`,
  'i',
);
const latAfter = new RegExp(`([+-]?)${angle}\\s*([NS])(?![a-z])`, 'i');
const lngAfter = new RegExp(`([+-]?)${angle}\\s*([EW])(?![a-z])`, 'i');

/** Both axes are named, by letters of the compass or in words. */
function fromNamedAxes(text: string, datum: Datum | null): ReadCoordinates[] | null {
  const after = [latAfter.exec(text), lngAfter.exec(text)];
  const before = [latBefore.exec(text), lngBefore.exec(text)];
  // “22°N 113°E” also reads as “N 113°”: letters that stand after win where the text begins with a number.
  const startsWithNumber = /^[^\p{L}]*\d/u.test(text);
  const [lat, lng] =
    startsWithNumber && after.every(Boolean) ? after : before.every(Boolean) ? before : after;
  if (!lat || !lng) return null;
  const south = /[S南]/i.test(lat[0].replace(/['"\d\s.]/g, '')),
    west = /[W西]/i.test(lng[0]);
  return [{ lng: degrees(lng) * (west ? -1 : 1), lat: degrees(lat) * (south ? -1 : 1), datum }];
}

function degrees([, sign, whole, minutes, seconds]: RegExpExecArray): number {
  const value = Number(whole) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3600;
  return sign === '-' ? -value : value;
}

const wholePair = new RegExp(
  `^[[({]?\\s*${number}\\s*°?\\s*(?:,|\\s)\\s*${number}\\s*°?\\s*[\\])}]?$`,
);
const pairWithin = /(?<![\d.])([+-]?\d{1,3}\.\d{2,})\s*[,\s]\s*([+-]?\d{1,3}\.\d{2,})(?![\d.])/;

function fromPair(text: string, datum: Datum | null): ReadCoordinates[] | null {
  const whole = wholePair.exec(text);
  // Without a comma, two whole numbers are more likely a house and a flat.
  const match =
    whole && (text.includes(',') || (whole[1]!.includes('.') && whole[2]!.includes('.')))
      ? whole
      : pairWithin.exec(text);
  if (!match) return null;
  const [a, b] = [Number(match[1]), Number(match[2])];
  const lngFirst = { lng: a, lat: b, datum },
    latFirst = { lng: b, lat: a, datum };
  // In China no longitude is a possible latitude and no latitude a possible longitude.
  if (isInChina(a, b) || Math.abs(a) > 90) return [lngFirst];
  if (isInChina(b, a) || Math.abs(b) > 90) return [latFirst];
  return [lngFirst, latFirst];
}

/** Roughly: the box around China. */
function isInChina(lng: number, lat: number): boolean {
  return lng >= 73 && lng <= 136 && lat >= 3 && lat <= 54;
}
