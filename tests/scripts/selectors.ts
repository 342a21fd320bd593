import data from '../../data/categories.json' with { type: 'json' };

type Patterns = string | string[];
type Selector = Record<string, Patterns | Record<string, Patterns>>;

/** The categories of an element by data/README.md, written plainly and apart from the importer. */
export function categoriesOf(tags: Record<string, string>): string[] {
  const own = tags['jinlin:category']?.split(';') ?? [];
  const found = data.categories
    .filter((c) => (c.osm as Selector[]).some((s) => selects(s, tags)))
    .map((c) => c.code);
  return [...new Set([...own, ...found])];
}

function selects({ not, ...wanted }: Selector, tags: Record<string, string>): boolean {
  const fits = ([key, patterns]: [string, unknown]): boolean =>
    matches(patterns as Patterns, tags[key]);
  return Object.entries(wanted).every(fits) && !Object.entries(not ?? {}).some(fits);
}

function matches(patterns: Patterns, value: string | undefined): boolean {
  if (value === undefined) return false;
  return [patterns].flat().some((pattern) => {
    const test = new RegExp(
      `^${pattern
        .split('*')
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
    );
    return value.split(';').some((part) => test.test(part.trim()));
  });
}
