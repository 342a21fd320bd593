/** Walks one XML part of an .xlsx. Names lose their prefix: some programs write `x:row` for `row`. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { TableLimits } from './limits.ts';
import { Refused } from './problems.ts';
import type { XlsxParts } from './xlsx-zip.ts';

/** Without namespaces, as the parser here is set, values are plain texts. */
export type Attributes = SaxesTagPlain['attributes'];

export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** @throws {Refused} */
export async function walkXml(
  parts: XlsxParts,
  part: string,
  limits: TableLimits,
  handler: XmlHandler,
): Promise<void> {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let silentBytes = 0,
    depth = 0;
  const heard = () => {
    silentBytes = 0;
  };
  parser.on('opentag', (tag) => {
    heard();
    // The parser remembers every tag that is open: 40 kB of an .xlsx can hold five million.
    if (++depth > limits.depth) throw new Refused('sheet-broken', { sheet: part });
    handler.open?.(local(tag.name), tag.attributes as Attributes);
  });
  parser.on('closetag', (tag) => {
    heard();
    depth--;
    handler.close?.(local(tag.name));
  });
  parser.on('text', (text) => {
    heard();
    handler.text?.(text);
  });
  parser.on('cdata', (text) => {
    heard();
    handler.text?.(text);
  });
  parser.on('error', (error) => {
    throw error;
  });
  try {
    for await (const chunk of parts.read(part)) {
      silentBytes += chunk.length;
      if (silentBytes > limits.xmlTokenBytes) throw new Refused('sheet-broken', { sheet: part });
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused('sheet-broken', { sheet: part });
  }
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** An attribute by its name without prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name];
  const key = Object.keys(attributes).find((candidate) => local(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}
