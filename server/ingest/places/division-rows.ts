/** These files have neither quotes nor commas within a value; a line of another length is refused. */
export function rowsOf(text: string, file: string): Record<string, string>[] {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = head!.split(',');
  return lines.map((line, i) => {
    const values = line.split(',');
    if (values.length !== names.length || line.includes('"'))
      throw new Error(`${file}, line ${i + 2}: "${line}" has not ${names.length} plain values`);
    return Object.fromEntries(names.map((name, column) => [name, values[column]!]));
  });
}
