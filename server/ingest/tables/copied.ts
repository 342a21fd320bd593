/** Shorter pieces are copies anyway. */
const leastCut = 13;

/** The same text, that holds itself alone: a piece cut out of a longer text keeps all of that in memory, of a file read in parts all of the file. */
export function copied(text: string): string {
  return text.length < leastCut ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}
