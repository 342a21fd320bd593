/** Cells of a table that a spreadsheet may open: what it would take for a formula is written with an apostrophe before it. */

const formulaStart = /^[=+\-@\t\r']/;

export function safeCell(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** The text of a cell, without the apostrophe that `safeCell` put there, and without spaces around it. */
export function cellText(cell: string): string {
  const text = cell.trim();
  return text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text;
}
