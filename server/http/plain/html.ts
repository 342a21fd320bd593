/** Markup that is safe by construction: whatever is put into a template is escaped, unless it is markup from here. */

export class Html {
  readonly markup: string;

  /** Only for `html` below: a string of one's own would go out unescaped. */
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Part = Html | string | number | false | null | undefined | readonly Part[];

/**
 * A piece of a page. Parts may stand in text and in quoted attributes, nowhere else; `false`, `null` and `undefined` are
 * left out, lists are joined without a space.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((before, text, i) => before + markupOf(parts[i - 1]) + text));
}

function markupOf(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (part instanceof Html) return part.markup;
  if (Array.isArray(part)) return part.map(markupOf).join('');
  return escaped(String(part));
}

const named: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would read a bare one as a line feed.
  '\r': '&#13;',
  // No document may hold it.
  '\0': '',
};

const escaped = (text: string): string => text.replace(/[&<>"'\r\0]/g, (sign) => named[sign]!);
