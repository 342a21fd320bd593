import type { Source } from '../../domain/directory/contents.ts';

/** A licence as it goes out with the data. */
export interface Licence {
  /** SPDX identifier. */
  code: string;
  name: string;
  url: string;
  attribution: string;
}

/** `data/licences.json`. */
export type Licences = Readonly<Record<'osm' | 'register' | 'invented', Licence>>;

/** What an office or a table says is the register's. */
export function licenceFor(licences: Licences, source: Source): Licence {
  return licences[source === 'office' || source === 'import' ? 'register' : source];
}

/** Without the file's notes. */
export function told({ code, name, url, attribution }: Licence): Licence {
  return { code, name, url, attribution };
}
