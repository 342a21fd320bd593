/** Borders of communities out of GeoJSON, each feature with its verdict. */
import { readFile, stat } from 'node:fs/promises';
import { contains, type Bounds } from '../../geo/position.ts';
import { findEncoding } from '../tables/decode.ts';
import { guangdongBounds, toWgs84, type Crs } from '../tables/crs.ts';
import { excerpt, refuse, type FileRefusal, type Quoted } from '../tables/problems.ts';
import { findFeatures, type FeatureLimits } from './json-features.ts';
import { type Effort, fullEffort } from './self-crossing.ts';
import { cleanPolygons, type BoundaryProblem, type Repair } from './clean-polygons.ts';

export interface BoundaryLimits extends FeatureLimits {
  fileBytes: number;
}

const MB = 1024 * 1024;
/** Features of so many bytes are judged without a pause. */
const turnBytes = 256 * 1024;
export const boundaryLimits: Readonly<BoundaryLimits> = {
  fileBytes: 200 * MB,
  features: 50_000,
  featureBytes: 64 * MB,
  /** Two million corners. */
  values: 6_000_000,
  depth: 32,
};

/** What a feature says of itself. */
interface Names {
  code?: string;
  name?: string;
  street?: string;
  area?: string;
}

export interface Boundary extends Names {
  /** Which feature of the file, from 1. */
  feature: number;
  /** As in a MultiPolygon of RFC 7946: closed rings of `[lng, lat]` in WGS-84, the first of each outer and counterclockwise. */
  polygons: number[][][][];
  bounds: Bounds;
}

export interface BoundaryVerdict extends Names {
  feature: number;
  verdict: 'good' | 'repaired' | 'refused';
  repairs: Repair[];
  /** Why it was refused. */
  reasonKey?: BoundaryProblem;
  quoted?: Quoted;
}

export interface BoundariesRead {
  ok: true;
  boundaries: Boundary[];
  verdicts: BoundaryVerdict[];
}

/**
 * @param file bytes, or a path
 * @param options.bounds where borders may lie, in WGS-84; Guangdong if not given
 */
export async function readBoundaries(
  file: Uint8Array | string,
  options: { crs: Crs; bounds?: Bounds; limits?: Partial<BoundaryLimits> },
): Promise<BoundariesRead | FileRefusal> {
  const limits = { ...boundaryLimits, ...options.limits };
  let bytes: Uint8Array;
  try {
    const size = typeof file === 'string' ? (await stat(file)).size : file.length;
    if (size > limits.fileBytes)
      return refuse('file-too-large', { bytes: size, most: limits.fileBytes });
    bytes = typeof file === 'string' ? await readFile(file) : file;
  } catch (error) {
    return refuse('file-unreadable', {
      value: (error as NodeJS.ErrnoException).code ?? (error as Error).message,
    });
  }
  if (bytes.length === 0) return refuse('file-empty');
  const encoded = findEncoding(bytes);
  if (!encoded.ok) return encoded;
  if (encoded.encoding !== 'utf-8')
    return refuse('encoding-broken', { line: 1, encoding: 'utf-8' });
  const utf8 = bytes.subarray(encoded.skip);
  const found = findFeatures(utf8, limits);
  if (!found.ok) return found;
  const answer: BoundariesRead = { ok: true, boundaries: [], verdicts: [] };
  const decoder = new TextDecoder();
  const effort = fullEffort();
  let bytesInTurn = 0;
  for (const [i, { start, end }] of found.ranges.entries()) {
    let feature: unknown;
    try {
      feature = JSON.parse(decoder.decode(utf8.subarray(start, end)));
    } catch {
      return refuse('json-broken', {
        line: i + 1,
        lineIs: 'feature',
        value: excerpt(decoder.decode(utf8.subarray(start, start + 200))),
      });
    }
    judge(answer, i + 1, feature, options.crs, options.bounds ?? guangdongBounds, effort);
    // Other requests have their turn between features.
    bytesInTurn += end - start;
    if (bytesInTurn < turnBytes) continue;
    bytesInTurn = 0;
    await new Promise(setImmediate);
  }
  return answer;
}

function judge(
  answer: BoundariesRead,
  number: number,
  feature: unknown,
  crs: Crs,
  allowed: Bounds,
  effort: Effort,
): void {
  const { type, geometry, properties } = asRecord(feature);
  const named = { feature: number, ...namesOf(asRecord(properties)) };
  const refused = (reasonKey: BoundaryProblem, quoted: Quoted = {}, repairs: Repair[] = []) =>
    answer.verdicts.push({ ...named, verdict: 'refused', repairs, reasonKey, quoted });
  if (type !== 'Feature')
    return void refused('boundary-not-a-feature', { value: excerpt(String(type)) });
  const clean = cleanPolygons(geometry, effort);
  if (!clean.ok) return void refused(clean.reasonKey, clean.quoted);
  const { polygons, repairs } = clean;
  const raw = boundsOf(polygons);
  const middle = [(raw[0] + raw[2]) / 2, (raw[1] + raw[3]) / 2] as const;
  const quoted = { lng: middle[0].toFixed(5), lat: middle[1].toFixed(5) };
  // A datum's shift of a kilometre does not matter for these two.
  if (!contains(allowed, ...middle) && contains(allowed, middle[1], middle[0]))
    return void refused('boundary-swapped', quoted, repairs);
  if (Math.abs(raw[0]) > 180 || raw[2] > 180 || Math.abs(raw[1]) > 90 || raw[3] > 90)
    return void refused('boundary-out-of-range', quoted, repairs);
  if (raw[2] < allowed[0] || raw[0] > allowed[2] || raw[3] < allowed[1] || raw[1] > allowed[3])
    return void refused('boundary-outside', quoted, repairs);
  if (crs !== 'wgs84')
    for (const corner of polygons.flat(2))
      [corner[0], corner[1]] = toWgs84(crs, corner[0]!, corner[1]!);
  answer.boundaries.push({
    ...named,
    polygons,
    bounds: crs === 'wgs84' ? raw : boundsOf(polygons),
  });
  answer.verdicts.push({ ...named, verdict: repairs.length > 0 ? 'repaired' : 'good', repairs });
}

const codeWords = [
  'code',
  '编码',
  '代码',
  '区划代码',
  '统计用区划代码',
  '社区编码',
  'adcode',
  'division_code',
];
const nameWords = ['name', '名称', '社区名称', '社区', '村居', 'community', 'name_zh'];
/** They tell communities of one name apart. */
const streetWords = ['street', '街道', '街道（镇）', '乡镇', '镇街', '镇'];
const areaWords = ['area', '区县', '县（市、区）', '区', '县', 'district', 'county'];

function namesOf(properties: Record<string, unknown>): Names {
  const text = (words: string[]) => {
    for (const word of words) {
      const key = Object.keys(properties).find(
        (candidate) => candidate.trim().toLowerCase() === word,
      );
      const value = key === undefined ? undefined : properties[key];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const clean = String(value).normalize('NFC').trim().slice(0, 200);
      if (clean !== '') return clean;
    }
    return undefined;
  };
  const [code, name, street, area] = [codeWords, nameWords, streetWords, areaWords].map(text);
  return {
    ...(code !== undefined && { code }),
    ...(name !== undefined && { name }),
    ...(street !== undefined && { street }),
    ...(area !== undefined && { area }),
  };
}

function boundsOf(polygons: number[][][][]): Bounds {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygons) {
    for (const [x, y] of outer!) {
      if (x! < bounds[0]) bounds[0] = x!;
      if (y! < bounds[1]) bounds[1] = y!;
      if (x! > bounds[2]) bounds[2] = x!;
      if (y! > bounds[3]) bounds[3] = y!;
    }
  }
  return bounds;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
