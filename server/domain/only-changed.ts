type Fields = Readonly<Record<string, unknown>>;

/** The fields in which two states of one thing differ, as they were and as they are: what a log keeps instead of two whole states. */
export function onlyChanged(before: Fields, after: Fields): { before: Fields; after: Fields } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const picked = (state: Fields) =>
    Object.fromEntries(names.filter((name) => name in state).map((name) => [name, state[name]]));
  return { before: picked(before), after: picked(after) };
}
