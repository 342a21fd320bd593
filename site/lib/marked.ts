/** A name in three parts, the middle one being what was typed; null where it was found by sound or by an error. */
export function marked(name: string, typed: string): [string, string, string] | null {
  const part = typed.trim();
  const at = part === '' ? -1 : name.toLowerCase().indexOf(part.toLowerCase());
  // Lower case may have another length in some scripts; then nothing is marked.
  if (at < 0 || name.toLowerCase().length !== name.length) return null;
  return [name.slice(0, at), name.slice(at, at + part.length), name.slice(at + part.length)];
}
