import { NO_TAGS, type OsmElement, type OsmMember, type Tags } from './element.ts';
import type { Want } from './source.ts';
import { BadBytes, Wire } from './wire.ts';

const MEMBER_TYPES = ['node', 'way', 'relation'] as const;

/** Field numbers of a PrimitiveGroup. */
const NODE = 1;
const DENSE = 2;
const WAY = 3;
const RELATION = 4;

/**
 * The wanted elements of one PrimitiveBlock. Unwanted groups are stepped over undecoded, a string is decoded when a
 * wanted element first names it, and author and date of an element are never looked at.
 */
export function decodeBlock(bytes: Buffer, want: Want): OsmElement[] {
  const block = openBlock(bytes);
  const batch: OsmElement[] = [];
  for (const group of block.groups) {
    while (group.nextField()) {
      if (group.field === DENSE && want.nodes) decodeDense(group.message(), block, batch);
      else if (group.field === WAY && want.ways) batch.push(decodeWay(group.message(), block));
      else if (group.field === RELATION && want.relations)
        batch.push(decodeRelation(group.message(), block));
      else if (group.field === NODE && want.nodes) batch.push(decodeNode(group.message(), block));
      else group.skip();
    }
  }
  return batch;
}

interface Block {
  groups: Wire[];
  text(index: number): string;
  /** Nanodegrees per stored unit, and of the origin. */
  granularity: number;
  latOffset: number;
  lngOffset: number;
}

function openBlock(bytes: Buffer): Block {
  const encoded: (Buffer | string)[] = [];
  const block: Block = {
    groups: [],
    granularity: 100,
    latOffset: 0,
    lngOffset: 0,
    text(index) {
      const entry = encoded[index];
      if (typeof entry === 'string') return entry;
      if (entry === undefined) throw new BadBytes(`text number ${index} of ${encoded.length}`);
      return (encoded[index] = entry.toString('utf8'));
    },
  };
  const wire = new Wire(bytes);
  while (wire.nextField()) {
    if (wire.field === 1) {
      const table = wire.message();
      while (table.nextField()) encoded.push(table.bytes());
    } else if (wire.field === 2) block.groups.push(wire.message());
    else if (wire.field === 17) block.granularity = wire.varint();
    else if (wire.field === 19) block.latOffset = wire.varint();
    else if (wire.field === 20) block.lngOffset = wire.varint();
    else wire.skip();
  }
  return block;
}

/** Nodes in columns: ids, latitudes and longitudes as differences from the node before, tags as a run ended by 0. */
function decodeDense(wire: Wire, block: Block, batch: OsmElement[]): void {
  let ids = NOTHING;
  let lats = NOTHING;
  let lngs = NOTHING;
  let keysAndValues = NOTHING;
  while (wire.nextField()) {
    if (wire.field === 1) ids = wire.message();
    else if (wire.field === 8) lats = wire.message();
    else if (wire.field === 9) lngs = wire.message();
    else if (wire.field === 10) keysAndValues = wire.message();
    else wire.skip();
  }
  const tagged = !keysAndValues.done;
  let id = 0;
  let lat = 0;
  let lng = 0;
  while (!ids.done) {
    id += ids.svarint();
    lat += lats.svarint();
    lng += lngs.svarint();
    const tags = tagged ? decodeRun(keysAndValues, block) : NO_TAGS;
    batch.push(makeNode(id, lng, lat, tags, block));
  }
  if (!lats.done || !lngs.done || !keysAndValues.done)
    throw new BadBytes('columns of unequal length');
}

function decodeRun(keysAndValues: Wire, block: Block): Tags {
  let key = keysAndValues.varint();
  if (key === 0) return NO_TAGS;
  const tags: Record<string, string> = {};
  for (; key !== 0; key = keysAndValues.varint()) {
    tags[block.text(key)] = block.text(keysAndValues.varint());
  }
  return tags;
}

function decodeNode(wire: Wire, block: Block): OsmElement {
  let id = 0;
  let lat = 0;
  let lng = 0;
  let keys = NOTHING;
  let values = NOTHING;
  while (wire.nextField()) {
    if (wire.field === 1) id = wire.svarint();
    else if (wire.field === 2) keys = wire.message();
    else if (wire.field === 3) values = wire.message();
    else if (wire.field === 8) lat = wire.svarint();
    else if (wire.field === 9) lng = wire.svarint();
    else wire.skip();
  }
  return makeNode(id, lng, lat, decodeTags(keys, values, block), block);
}

function decodeWay(wire: Wire, block: Block): OsmElement {
  let id = 0;
  let keys = NOTHING;
  let values = NOTHING;
  const refs: number[] = [];
  while (wire.nextField()) {
    if (wire.field === 1) id = wire.varint();
    else if (wire.field === 2) keys = wire.message();
    else if (wire.field === 3) values = wire.message();
    else if (wire.field === 8) {
      const steps = wire.message();
      for (let ref = 0; !steps.done;) refs.push((ref += steps.svarint()));
    } else wire.skip();
  }
  return { type: 'way', id, refs, tags: decodeTags(keys, values, block) };
}

function decodeRelation(wire: Wire, block: Block): OsmElement {
  let id = 0;
  let keys = NOTHING;
  let values = NOTHING;
  let roles = NOTHING;
  let steps = NOTHING;
  let types = NOTHING;
  while (wire.nextField()) {
    if (wire.field === 1) id = wire.varint();
    else if (wire.field === 2) keys = wire.message();
    else if (wire.field === 3) values = wire.message();
    else if (wire.field === 8) roles = wire.message();
    else if (wire.field === 9) steps = wire.message();
    else if (wire.field === 10) types = wire.message();
    else wire.skip();
  }
  const members: OsmMember[] = [];
  for (let ref = 0; !steps.done;) {
    ref += steps.svarint();
    const type = MEMBER_TYPES[types.varint()];
    if (type === undefined) throw new BadBytes('a relation member of no known type');
    members.push({ type, ref, role: block.text(roles.varint()) });
  }
  return { type: 'relation', id, members, tags: decodeTags(keys, values, block) };
}

/** Tags in two columns of text numbers. */
function decodeTags(keys: Wire, values: Wire, block: Block): Tags {
  if (keys.done) return NO_TAGS;
  const tags: Record<string, string> = {};
  while (!keys.done) tags[block.text(keys.varint())] = block.text(values.varint());
  return tags;
}

/**
 * Stored units to degrees in whole numbers up to the last division: at the usual granularity of 100 nanodegrees a stored
 * unit is 1e-7 degrees and the result is the double nearest to the decimal, as it is for the same place read from XML.
 */
function makeNode(id: number, lng: number, lat: number, tags: Tags, block: Block): OsmElement {
  const lngTenths = Math.round((block.lngOffset + block.granularity * lng) / 100) + 0;
  const latTenths = Math.round((block.latOffset + block.granularity * lat) / 100) + 0;
  if (!(Math.abs(lngTenths) <= 180e7 && Math.abs(latTenths) <= 90e7)) {
    throw new BadBytes(`node ${id} lies off the earth`);
  }
  return { type: 'node', id, lng: lngTenths / 1e7, lat: latTenths / 1e7, tags };
}

const NOTHING = new Wire(Buffer.alloc(0));
