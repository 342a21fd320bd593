/**
 * Cuts GeoJSON into its features by one pass over the bytes, so that each can be parsed on its own: a FeatureCollection, single features, or one
 * feature a line (RFC 8142 and newline-delimited). Depth and size are known before anything is parsed, so that nested or
 * endless input costs a scan and no memory.
 */
import { refuse, type FileRefusal } from '../tables/problems.ts';
import { isSpace, JsonScanner, ScanError } from './json-scanner.ts';

export interface FeatureLimits {
  features: number;
  /** Bytes of one feature. */
  featureBytes: number;
  /** `[`, `{` and `,` of one feature: what bounds the memory that parsing takes. A corner of a ring has three. */
  values: number;
  depth: number;
}

export interface FeatureRanges {
  ok: true;
  /** Byte ranges of the features in their order. */
  ranges: { start: number; end: number }[];
}

/** Longest value beside the features that is looked at. */
const memberBytes = 10_000;
const recordSeparator = 0x1e;

/** @param bytes UTF-8. Refuses what is no GeoJSON of features; a single broken feature is found when it is parsed. */
export function findFeatures(
  bytes: Uint8Array,
  limits: FeatureLimits,
): FeatureRanges | FileRefusal {
  const scanner = new JsonScanner(bytes, limits);
  const ranges: FeatureRanges['ranges'] = [];
  const skip = () => {
    while (
      scanner.at < bytes.length &&
      (isSpace(bytes[scanner.at]!) || bytes[scanner.at] === recordSeparator)
    )
      scanner.at++;
  };
  try {
    for (skip(); scanner.at < bytes.length; skip()) {
      const start = scanner.at;
      const root = readRoot(scanner);
      if (root.crs && !/CRS:?84|EPSG:+(4326|4490)$/i.test(root.crs))
        return refuse('datum-unknown', { value: root.crs });
      if (root.type === 'Feature') {
        scanner.at = start;
        root.features = [scanner.checked(scanner.value())];
      }
      if (root.type !== 'FeatureCollection' && root.type !== 'Feature')
        return refuse('not-geojson', { value: root.type ?? '' });
      if (!root.features) return refuse('not-geojson', { value: 'FeatureCollection' });
      for (const range of root.features) ranges.push(range);
      if (ranges.length > limits.features)
        return refuse('too-many-features', { most: limits.features });
    }
  } catch (error) {
    if (!(error instanceof ScanError)) throw error;
    if (error.key === 'too-many-features') return refuse(error.key, { most: limits.features });
    const line = scanner.line();
    return refuse(
      error.key,
      error.key === 'json-too-deep' ? { most: limits.depth, line } : { line },
    );
  }
  return { ok: true, ranges };
}

interface Root {
  type?: string;
  crs?: string;
  features?: { start: number; end: number }[];
}

function readRoot(scanner: JsonScanner): Root {
  const root: Root = {};
  scanner.expect('{');
  if (scanner.take('}')) return root;
  do {
    const key = scanner.string();
    scanner.expect(':');
    if (key === 'features' && scanner.peek() === '[') root.features = readList(scanner);
    else {
      const { start, end } = scanner.value();
      if (end - start > memberBytes) continue;
      if (key === 'type') root.type = asText(scanner.parse(start, end));
      if (key === 'crs') root.crs = crsName(scanner.parse(start, end));
    }
  } while (scanner.take(','));
  scanner.expect('}');
  return root;
}

function readList(scanner: JsonScanner): { start: number; end: number }[] {
  const items: { start: number; end: number }[] = [];
  scanner.expect('[');
  if (scanner.take(']')) return items;
  do {
    items.push(scanner.checked(scanner.value()));
    if (items.length > scanner.limits.features) throw new ScanError('too-many-features');
  } while (scanner.take(','));
  scanner.expect(']');
  return items;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The old `crs` member of GeoJSON 2008. */
function crsName(value: unknown): string | undefined {
  const name = (value as { properties?: { name?: unknown } } | null)?.properties?.name;
  return typeof name === 'string' ? name : undefined;
}
