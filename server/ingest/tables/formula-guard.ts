/**
 * Table programs run a cell that begins with one of these as a formula, from a CSV too. An apostrophe before it makes it text.
 * Cells that already begin with apostrophes and then one of these get one more, so that taking one off again is the exact inverse.
 */
const formula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const guarded = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** Runs nothing and must stay a number that can be added up. A plus is no such sign: +86756… is a telephone number, which must stay text. */
const negative = /^-\d+(\.\d+)?$/;

export function withGuard(text: string): string {
  return formula.test(text) && !negative.test(text) ? `'${text}` : text;
}

/** Takes off the apostrophe that `withGuard` put on; any other cell stays as it is. */
export function withoutGuard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
