/** Longer texts do not fit a request; the server says the same. */
export const mostLinesText = 8_000;

/** Lines as a query says them: `3,5,8-12`. */
export function linesText(lines: Iterable<number>): string {
  const parts: string[] = [];
  let [first, last] = [NaN, NaN];
  const close = () => {
    if (!Number.isNaN(first)) parts.push(first === last ? `${first}` : `${first}-${last}`);
  };
  for (const line of [...new Set(lines)].toSorted((a, b) => a - b)) {
    if (line !== last + 1) {
      close();
      first = line;
    }
    last = line;
  }
  close();
  return parts.join();
}
