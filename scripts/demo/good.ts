/** What a repository did. A refusal is a fault of the demo's own lists. */
export function good<T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> {
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result)}`);
  return result as Extract<T, { ok: true }>;
}
