import type { DirectoryFacility } from '../contents.ts';
import type { Directory } from '../directory.ts';

/** The name, or the kind of place where it has none: HSDS asks for one. */
export function nameOf(directory: Directory, { name, categories, id }: DirectoryFacility): string {
  return name ?? kindsOf(directory, categories)[0]?.zh ?? id;
}

export function kindsOf(directory: Directory, categories: readonly string[]) {
  return categories.flatMap((code) => directory.term(code) ?? []);
}
