/** Different texts that are remembered; what comes after them is made anew each time. */
const mostHeld = 10_000;

/**
 * Makes what a text stands for once, however often it comes: a table says few categories, communities and hours on a hundred thousand lines. The same
 * thing is given to all, so nobody may write into it.
 */
export function heldOnce<T>(make: (text: string) => T): (text: string) => T {
  const held = new Map<string, T>();
  return (text) => {
    const known = held.get(text);
    if (known !== undefined) return known;
    const made = make(text);
    if (held.size < mostHeld) held.set(text, made);
    return made;
  };
}
