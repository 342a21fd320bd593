import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ProjectFile {
  /** From the project's root, with forward slashes. */
  path: string;
  content: string;
}

/** The files below these folders whose names end so, in order. */
export function projectFiles(folders: string[], endings: string[]): ProjectFile[] {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const paths = folders
    .filter((folder) => existsSync(root + folder))
    .flatMap((folder) =>
      readdirSync(root + folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
        .map((entry) =>
          `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/'),
        ),
    );
  return paths.toSorted().map((path) => ({ path, content: readFileSync(root + path, 'utf8') }));
}
