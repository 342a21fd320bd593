import type { SaxesTagPlain } from 'saxes';
import { NO_TAGS, roundDegrees, type OsmElement, type OsmMember } from './element.ts';
import type { OsmBounds, Want } from './source.ts';

const WANTED_BY = { node: 'nodes', way: 'ways', relation: 'relations' } as const;
type Kind = keyof typeof WANTED_BY;

/**
 * Builds elements out of opened and closed tags. Left out are deleted elements (`visible="false"`, or `action="delete"` of
 * an editor's file) and nodes without a position (a query for ids only).
 */
export class ElementBuilder {
  readonly #want: Want;
  #batch: OsmElement[] = [];
  #current: OsmElement | null = null;
  #tags: Record<string, string> | null = null;

  constructor(want: Want) {
    this.#want = want;
  }

  /** The elements finished since the last call. */
  take(): OsmElement[] {
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  /** @throws {Error} at an attribute that is missing or no number */
  open({ name, attributes }: SaxesTagPlain): void {
    if (isKind(name)) {
      this.#current = this.#want[WANTED_BY[name]] ? startElement(name, attributes) : null;
      this.#tags = null;
      return;
    }
    const element = this.#current;
    if (element === null) return;
    if (name === 'tag') {
      (this.#tags ??= {})[attribute(attributes, 'k')] = attribute(attributes, 'v');
    } else if (name === 'nd' && element.type === 'way') {
      element.refs.push(id(attributes, 'ref'));
    } else if (name === 'member' && element.type === 'relation') {
      element.members.push(member(attributes));
    }
  }

  close(name: string): void {
    if (this.#current === null || !isKind(name)) return;
    if (this.#tags) this.#current.tags = this.#tags;
    this.#batch.push(this.#current);
    this.#current = null;
  }
}

/** The box that a `<bounds>` or `<bound>` tag states; null for any other tag. */
export function readBox({ name, attributes }: SaxesTagPlain): OsmBounds | null {
  let box: number[] | null = null;
  if (name === 'bounds') {
    box = ['minlon', 'minlat', 'maxlon', 'maxlat'].map((key) => Number(attributes[key] ?? NaN));
  } else if (name === 'bound') {
    const [south, west, north, east] = (attributes['box'] ?? '').split(',').map(Number);
    box = [west ?? NaN, south ?? NaN, east ?? NaN, north ?? NaN];
  }
  return box?.every(Number.isFinite) ? (box.map(roundDegrees) as OsmBounds) : null;
}

type Attributes = SaxesTagPlain['attributes'];

function isKind(name: string): name is Kind {
  return name === 'node' || name === 'way' || name === 'relation';
}

function startElement(kind: Kind, attributes: Attributes): OsmElement | null {
  if (attributes['visible'] === 'false' || attributes['action'] === 'delete') return null;
  const start = { id: id(attributes, 'id'), tags: NO_TAGS };
  if (kind === 'way') return { type: kind, ...start, refs: [] };
  if (kind === 'relation') return { type: kind, ...start, members: [] };
  if (attributes['lat'] === undefined || attributes['lon'] === undefined) return null;
  const lng = degrees(attributes, 'lon', 180);
  return { type: kind, id: start.id, lng, lat: degrees(attributes, 'lat', 90), tags: NO_TAGS };
}

function member(attributes: Attributes): OsmMember {
  const type = attribute(attributes, 'type');
  if (!isKind(type)) throw new Error(`member type="${type}"`);
  return { type, ref: id(attributes, 'ref'), role: attributes['role'] ?? '' };
}

function attribute(attributes: Attributes, key: string): string {
  const value = attributes[key];
  if (value === undefined) throw new Error(`an attribute ${key} is missing`);
  return value;
}

function id(attributes: Attributes, key: string): number {
  const value = attribute(attributes, key);
  if (!/^-?\d{1,15}$/.test(value)) throw new Error(`${key}="${value}" is no whole number`);
  return Number(value);
}

function degrees(attributes: Attributes, key: string, most: number): number {
  const value = attribute(attributes, key);
  const parsed = value.trim() === '' ? NaN : Number(value);
  if (!(Math.abs(parsed) <= most)) throw new Error(`${key}="${value}" is no angle in degrees`);
  return roundDegrees(parsed);
}
