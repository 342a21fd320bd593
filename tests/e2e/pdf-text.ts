/** The words of a PDF as Chromium writes one: each page's letters in their order, without spaces between lines. */
import { inflateSync } from 'node:zlib';

interface Font {
  /** Bytes of a letter's code. */
  width: number;
  letters: ReadonlyMap<number, string>;
}

/** One text for each page, in the order of the document. */
export function pdfPages(pdf: Buffer): string[] {
  const source = pdf.toString('latin1');
  const objects = new Map<number, string>();
  for (const [, number, body] of source.matchAll(/\b(\d+) 0 obj\s([\s\S]*?)endobj/g))
    objects.set(Number(number), body!);
  const fonts = new Map<number, Font>();
  for (const [number, body] of objects) {
    const [, map] = /\/ToUnicode (\d+) 0 R/.exec(body) ?? [];
    if (map) fonts.set(number, readFont(streamOf(objects.get(Number(map))!)));
  }
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .map((body) => {
      const [, contents] = /\/Contents (\d+) 0 R/.exec(body)!;
      const names = new Map(
        [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [
          name!,
          fonts.get(Number(number)),
        ]),
      );
      return lettersOf(streamOf(objects.get(Number(contents))!), names);
    });
}

function streamOf(body: string): string {
  const from = body.indexOf('stream') + 'stream'.length;
  const bytes = Buffer.from(
    body
      .slice(from)
      .replace(/^\r?\n/, '')
      .slice(0, body.lastIndexOf('endstream')),
    'latin1',
  );
  return body.includes('/FlateDecode')
    ? inflateSync(bytes).toString('latin1')
    : bytes.toString('latin1');
}

function readFont(map: string): Font {
  const [, space] = /begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(map) ?? [];
  const letters = new Map<number, string>();
  for (const [, block] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code, text] of block!.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      letters.set(parseInt(code!, 16), utf16(text!));
  for (const [, block] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first, last, text] of block!.matchAll(
      /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
    ))
      for (let code = parseInt(first!, 16); code <= parseInt(last!, 16); code++)
        letters.set(
          code,
          String.fromCodePoint(utf16(text!).codePointAt(0)! + code - parseInt(first!, 16)),
        );
  return { width: (space?.length ?? 2) / 2, letters };
}

const utf16 = (hex: string): string =>
  Buffer.from(hex.replace(/^FEFF/i, ''), 'hex').swap16().toString('utf16le');

/** Where a span says its own text, that is it; letters in it are parts of one. */
function lettersOf(content: string, fonts: ReadonlyMap<string, Font | undefined>): string {
  let said = '';
  let font: Font | undefined;
  let isTold = false;
  const steps =
    /\/ActualText <([0-9A-Fa-f]+)>\s*>> BDC|\b(EMC)\b|\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>\s*(?=Tj|[^\]]*\]\s*TJ)/g;
  for (const [, told, end, name, codes] of content.matchAll(steps)) {
    if (told) {
      said += utf16(told);
      isTold = true;
    } else if (end) isTold = false;
    else if (name) font = fonts.get(name);
    else if (codes && font && !isTold)
      for (let i = 0; i < codes.length; i += 2 * font.width)
        said += font.letters.get(parseInt(codes.slice(i, i + 2 * font.width), 16)) ?? '';
  }
  return said;
}
