/** The two-byte part of GB18030 (and 㙍, which has four bytes), by reading the decoder backwards. */
let codes: Map<string, number[]> | undefined;

export function encodeGb18030(text: string): Buffer {
  codes ??= table();
  return Buffer.from(
    [...text].flatMap((character) => {
      if (character < '\x80') return [character.charCodeAt(0)];
      const bytes = codes!.get(character);
      if (!bytes) throw new Error(`"${character}" is not in the table`);
      return bytes;
    }),
  );
}

function table(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, number[]>();
  const add = (...bytes: number[]) => found.set(decoder.decode(Uint8Array.from(bytes)), bytes);
  for (let a = 0x81; a <= 0xfe; a++) for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) add(a, b);
  for (let b = 0x30; b <= 0x39; b++)
    for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) add(0x82, b, c, d);
  return found;
}
