import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { BrokenOsmFile } from './broken-osm-file.ts';
import type { OsmElement } from './element.ts';
import type { OsmBounds, Want } from './source.ts';
import { ElementBuilder, readBox } from './xml-elements.ts';

/** The box of `<bounds>` (or the older `<bound box>`), or null. Reads no further than the first element. */
export async function readXmlBounds(
  fileName: string,
  chunks: AsyncIterable<Buffer>,
): Promise<OsmBounds | null> {
  let bounds: OsmBounds | null = null;
  let settled = false;
  const parsed = parseXml(fileName, chunks, {
    open(tag) {
      if (settled) return;
      bounds = readBox(tag);
      settled = bounds !== null || /^(node|way|relation)$/.test(tag.name);
    },
    close() {},
  });
  for await (const _chunk of parsed) if (settled) break;
  return bounds;
}

/** All elements of the wanted kinds, one batch per chunk. */
export async function* readXml(
  fileName: string,
  chunks: AsyncIterable<Buffer>,
  want: Want,
): AsyncGenerator<OsmElement[]> {
  const builder = new ElementBuilder(want);
  for await (const _chunk of parseXml(fileName, chunks, builder)) {
    const batch = builder.take();
    if (batch.length > 0) yield batch;
  }
}

interface Handler {
  open(tag: SaxesTagPlain): void;
  close(name: string): void;
}

/** Feeds the handler; yields whenever a chunk has been parsed, so that the caller sets the pace. */
async function* parseXml(
  fileName: string,
  chunks: AsyncIterable<Buffer>,
  handler: Handler,
): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // Without an error handler of its own the parser throws at the first fault.
  const parser = new SaxesParser({ xmlns: false });
  let rootSeen = false;
  let bytes = 0;
  parser.on('opentag', (tag) => {
    if (!rootSeen && tag.name !== 'osm') {
      throw new BrokenOsmFile(
        fileName,
        `is not an OpenStreetMap file: it opens with <${tag.name}>, not <osm>`,
      );
    }
    rootSeen = true;
    handler.open(tag);
  });
  parser.on('closetag', (tag) => handler.close(tag.name));
  const attempt = <T>(work: () => T, describe: (error: Error) => string): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof BrokenOsmFile) throw error;
      throw new BrokenOsmFile(fileName, describe(error as Error), error);
    }
  };
  for await (const chunk of chunks) {
    const text = attempt(
      () => decoder.decode(chunk, { stream: true }),
      () => `holds bytes that are not UTF-8 text after byte ${bytes}`,
    );
    bytes += chunk.length;
    attempt(
      () => parser.write(text),
      (error) =>
        rootSeen
          ? `is broken XML at line ${parser.line}: ${withoutPlace(error)}`
          : `is not an OpenStreetMap file: it looks like XML, but ${withoutPlace(error)}`,
    );
    yield;
  }
  attempt(
    () => {
      parser.write(decoder.decode());
      parser.close();
    },
    () => `is cut off: its XML ends at byte ${bytes} without closing <osm>`,
  );
  yield;
}

/** The parser's own message without the line and column that it puts in front. */
function withoutPlace(error: Error): string {
  return error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
}
