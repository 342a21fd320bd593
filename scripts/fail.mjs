/** Ends the process with one sentence for the person at the terminal. */
export function fail(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
