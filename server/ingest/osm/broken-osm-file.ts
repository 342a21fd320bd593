/** A file that cannot be read to its end. The message is one English sentence for the person who chose the file. */
export class BrokenOsmFile extends Error {
  override readonly name = 'BrokenOsmFile';

  /** @param what is wrong, as the rest of a sentence that begins with the file's name; without a full stop */
  constructor(fileName: string, what: string, cause?: unknown) {
    super(`${fileName || '(no file name)'} ${what}.`, cause === undefined ? undefined : { cause });
  }
}

/** "cannot be opened: …" for an error of the file system. */
export function describeFileError(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'cannot be opened: there is no such file';
  if (code === 'EISDIR') return 'cannot be opened: it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'cannot be opened: permission is denied';
  return `cannot be read (${code ?? String(error)})`;
}
