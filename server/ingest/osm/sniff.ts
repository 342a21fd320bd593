/** What the first bytes of a file say about it. */
export type Content = 'pbf' | 'xml' | 'gzip' | 'bzip2' | { notOsm: string };

/** Enough bytes to recognise every kind below, if the file has as many. */
export const SNIFF_BYTES = 64;

const COMPRESSIONS_WE_LACK: readonly [magic: number[], name: string][] = [
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'xz'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstd'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[0x04, 0x22, 0x4d, 0x18], 'lz4'],
  [[0x52, 0x61, 0x72, 0x21], 'rar'],
];

const NOT_OSM = { notOsm: 'is not an OpenStreetMap file (.osm.pbf, .osm, .osm.bz2 or .osm.gz)' };

/** Recognises a kind of content by its first bytes; a file's name is not asked, because downloads are often misnamed. */
export function sniff(head: Uint8Array): Content {
  const starts = (magic: number[]) => magic.every((byte, i) => head[i] === byte);
  if (starts([0x1f, 0x8b])) return 'gzip';
  if (starts([0x42, 0x5a, 0x68])) return 'bzip2';
  for (const [magic, name] of COMPRESSIONS_WE_LACK) {
    if (starts(magic)) {
      return { notOsm: `is compressed with ${name}, which cannot be read here: unpack it first` };
    }
  }
  const text = new TextDecoder('latin1').decode(head);
  // A PBF file opens with the length of a blob header whose first field is the string "OSMHeader".
  if (head[0] === 0 && head[1] === 0 && text.includes('OSMHeader')) return 'pbf';
  if (/^(\u00ef\u00bb\u00bf)?\s*</.test(text)) return 'xml';
  return NOT_OSM;
}
