/** Communities by code and by name, for tables and boundaries that name them. */
import { eq } from 'drizzle-orm';
import { bareName } from '../../domain/communities/names.ts';
import type { CommunityLookup, KnownCommunity } from '../../domain/communities/table.ts';
import type { StoredCommunity } from './communities.ts';
import type { AppDatabase } from './database.ts';
import { divisions } from './schema.ts';

/** One look-up serves one table: names are read once, in some 50 ms, and only where a row has no code. */
export function communityLookup(
  database: AppDatabase,
  communities: { byCode(code: string): StoredCommunity | undefined },
  mayChange: (code: string) => boolean,
): CommunityLookup {
  const names = new Map<string, string>();
  const nameOf = (code: string) => {
    let name = names.get(code);
    if (name === undefined) {
      const row = database.tables.select().from(divisions).where(eq(divisions.code, code)).get();
      names.set(code, (name = row?.name ?? ''));
    }
    return name;
  };
  const byCode = (code: string): KnownCommunity | undefined => {
    const found = communities.byCode(code);
    return (
      found && {
        code,
        name: found.name,
        street: nameOf(code.slice(0, 9)),
        area: nameOf(code.slice(0, 6)),
        values: found.values,
      }
    );
  };
  let codesOf: Map<string, string[]> | undefined;
  const index = () => {
    const made = new Map<string, string[]>();
    const rows = database.tables
      .select({ code: divisions.code, name: divisions.name })
      .from(divisions)
      .where(eq(divisions.level, 'community'))
      .all();
    for (const { code, name } of rows) {
      const bare = bareName(name);
      made.set(bare, [...(made.get(bare) ?? []), code]);
    }
    return made;
  };
  return {
    byCode,
    byName: (name) => {
      codesOf ??= index();
      return (codesOf.get(bareName(name)) ?? []).flatMap((code) => byCode(code) ?? []);
    },
    mayChange,
  };
}
