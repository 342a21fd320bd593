/** The directory over the regions in service, indexed anew only when one of them has changed or a day has passed. */
import { randomUUID } from 'node:crypto';
import {
  gatherContents,
  type DirectoryContents,
  type DirectorySource,
} from '../../domain/directory/contents.ts';
import { Directory } from '../../domain/directory/directory.ts';
import { withOfferings } from '../../domain/directory/offerings.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Parts } from '../app.ts';
import { licenceFor } from '../open-data/licences.ts';
import { offeredRows, offeringSources } from './offering-sources.ts';
import { idOf } from './uuid.ts';

export interface KeptDirectory {
  readonly directory: Directory;
  /** Another one for every other content, for ETags. */
  readonly stamp: string;
}

/** Asks the source each time; its contents are indexed once. */
export function keepDirectory(parts: Parts): () => KeptDirectory {
  const source = engineSource(parts);
  let contents: ReturnType<DirectorySource['contents']> | null = null;
  let kept: KeptDirectory | null = null;
  return () => {
    const current = source.contents();
    if (!kept || current !== contents) {
      contents = current;
      const directory = new Directory(current, idOf, (of) => licenceFor(parts.licences, of).code);
      kept = { directory, stamp: randomUUID() };
    }
    return kept;
  };
}

/** The engines in service; a change of the register makes a new engine, so looking at them is enough. Of offerings their rows say it. */
function engineSource(parts: Parts): DirectorySource {
  const { regions, categories, groups, records, now } = parts;
  let engines: readonly RegionEngine[] = [];
  let day = '';
  let gathered: DirectoryContents | null = null;
  let rows: readonly object[] = [];
  let contents: DirectoryContents | null = null;
  return {
    contents() {
      const current = regions().all();
      // China's day: closing days are days there.
      const today = new Date(now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
      const known = day === today && areSame(current, engines);
      const offered = offeredRows(parts);
      if (contents && known && areSame(offered, rows)) return contents;
      engines = [...current];
      day = today;
      rows = offered;
      if (!gathered || !known) gathered = gather(current, today);
      contents = withOfferings(gathered, offeringSources(parts, today));
      return contents;
    },
  };

  function gather(current: readonly RegionEngine[], today: string): DirectoryContents {
    return gatherContents(
      current.map(({ region: { info, facilities, communities } }) => ({
        info,
        facilities,
        communities,
      })),
      {
        groups,
        categories,
        divisionName: (code) => records.divisions.byCode(code)?.name ?? null,
      },
      today,
    );
  }
}

const areSame = (one: readonly object[], other: readonly object[]): boolean =>
  one.length === other.length && one.every((entry, i) => entry === other[i]);
