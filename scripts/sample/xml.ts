import type { Elements, Tags } from './elements.ts';
import { extent, toUnits } from './projection.ts';

/** The elements as OSM XML, in pieces: nodes, ways, relations, each by id. */
export function* toXml(elements: Elements, generator: string): Generator<string> {
  const low = toUnits([0, 0]);
  const high = toUnits([extent.width, extent.height]);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<osm version="0.6" generator="${escape(generator)}">\n`;
  yield ` <bounds minlat="${degrees(low.lat)}" minlon="${degrees(low.lng)}" maxlat="${degrees(high.lat)}" maxlon="${degrees(high.lng)}"/>\n`;
  for (const { id, lng, lat, tags } of elements.nodes) {
    yield element('node', `id="${id}" lat="${degrees(lat)}" lon="${degrees(lng)}"`, tagLines(tags));
  }
  for (const { id, nodes, tags } of elements.ways) {
    const refs = nodes.map((ref) => `  <nd ref="${ref}"/>\n`).join('');
    yield element('way', `id="${id}"`, refs + tagLines(tags));
  }
  for (const { id, members, tags } of elements.relations) {
    const lines = members
      .map((m) => `  <member type="${m.type}" ref="${m.ref}" role="${m.role}"/>\n`)
      .join('');
    yield element('relation', `id="${id}"`, lines + tagLines(tags));
  }
  yield '</osm>\n';
}

function element(name: string, attributes: string, body: string): string {
  return body === ''
    ? ` <${name} ${attributes}/>\n`
    : ` <${name} ${attributes}>\n${body} </${name}>\n`;
}

function tagLines(tags: Tags): string {
  return Object.entries(tags)
    .map(([key, value]) => `  <tag k="${escape(key)}" v="${escape(value)}"/>\n`)
    .join('');
}

/** Whole units of 1e-7 degree as decimal text, without the rounding of floating point. */
function degrees(units: number): string {
  const whole = Math.trunc(units / 1e7);
  return `${whole}.${String(units - whole * 1e7).padStart(7, '0')}`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
