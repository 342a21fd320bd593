/** A reader of the sample's own plain layout, so that its tests do not depend on the importer. */
export interface Element {
  id: number;
  tags: Record<string, string>;
}

export interface OsmText {
  nodes: Map<number, Element & { lng: number; lat: number }>;
  ways: Map<number, Element & { nodes: number[] }>;
  relations: (Element & { members: { type: string; ref: number }[] })[];
  /** `node`, `way` and `relation` with their ids, in the order of the file. */
  order: [kind: string, id: number][];
}

export function readOsmText(text: string): OsmText {
  const osm: OsmText = { nodes: new Map(), ways: new Map(), relations: [], order: [] };
  for (const found of text.matchAll(
    /^ <(node|way|relation) id="(\d+)"([^>]*?)(?:\/>|>([\s\S]*?)^ <\/\1>)/gm,
  )) {
    const [, kind = '', idText = '', attributes = '', body = ''] = found;
    const id = Number(idText);
    const tags = Object.fromEntries(
      [...body.matchAll(/<tag k="([^"]*)" v="([^"]*)"/g)].map((t) => [t[1], t[2]]),
    );
    osm.order.push([kind, id]);
    if (kind === 'node')
      osm.nodes.set(id, {
        id,
        tags,
        lng: attribute(attributes, 'lon'),
        lat: attribute(attributes, 'lat'),
      });
    if (kind === 'way')
      osm.ways.set(id, {
        id,
        tags,
        nodes: [...body.matchAll(/<nd ref="(\d+)"/g)].map((r) => Number(r[1])),
      });
    if (kind === 'relation') {
      const members = [...body.matchAll(/<member type="(\w+)" ref="(\d+)"/g)].map((m) => ({
        type: String(m[1]),
        ref: Number(m[2]),
      }));
      osm.relations.push({ id, tags, members });
    }
  }
  return osm;
}

function attribute(text: string, name: string): number {
  const found = new RegExp(` ${name}="([^"]+)"`).exec(text);
  if (!found) throw new Error(`no ${name} in <${text}>`);
  return Number(found[1]);
}

/** A point for an element: its own, or its first node's. */
export function pointOf(
  osm: OsmText,
  element: { id: number; lng: number; lat: number } | { id: number; nodes: number[] },
): { lng: number; lat: number } {
  if ('lng' in element) return element;
  const node = osm.nodes.get(element.nodes[0] ?? 0);
  if (!node) throw new Error(`way ${element.id} has no first node`);
  return node;
}

export function placeNamed(osm: OsmText, name: string): { lng: number; lat: number } {
  for (const node of osm.nodes.values()) {
    if (node.tags['place'] && node.tags['name'] === name) return node;
  }
  throw new Error(`no place ${name}`);
}
