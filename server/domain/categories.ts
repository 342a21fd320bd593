/** Which services an OSM element provides, by the selectors of `data/categories.json`. */

type Tags = Readonly<Record<string, string>>;
type Patterns = string | readonly string[];

/** Every key must match, and none of `not`. A pattern's `*` stands for any characters. */
export type Selector = { readonly not?: Readonly<Record<string, Patterns>> } & {
  readonly [key: string]: Patterns | Readonly<Record<string, Patterns>> | undefined;
};

export interface CategoryGroup {
  code: string;
  zh: string;
  en: string;
}

export interface Category {
  code: string;
  zh: string;
  en: string;
  group: string;
  essential: { urban: boolean; rural: boolean };
  osm: readonly Selector[];
}

type Test = (tags: Tags) => boolean;

export class CategoryMatcher {
  readonly codes: readonly string[];
  /** Only elements with one of these keys can match: a quick refusal for the rest. */
  private readonly keys: ReadonlySet<string>;
  private readonly tests: readonly { code: string; test: Test }[];

  constructor(categories: readonly Category[]) {
    this.codes = categories.map((category) => category.code);
    this.tests = categories.map(({ code, osm }) => {
      const tests = osm.map(selectorTest);
      return { code, test: (tags: Tags) => tests.some((test) => test(tags)) };
    });
    const keys = new Set(['jinlin:category']);
    for (const { osm } of categories) {
      for (const selector of osm) {
        const key = Object.keys(selector).find(
          (candidate) => candidate !== 'not' && candidate !== 'name',
        );
        keys.add(key ?? 'name');
      }
    }
    this.keys = keys;
  }

  /** Codes in the order of the file; unknown codes of the element's own `jinlin:category` come back apart. */
  match(tags: Tags): { codes: string[]; unknown: string[] } {
    const codes: string[] = [],
      unknown: string[] = [];
    if (!Object.keys(tags).some((key) => this.keys.has(key))) return { codes, unknown };
    const own = values(tags['jinlin:category'] ?? '');
    for (const { code, test } of this.tests) if (own.includes(code) || test(tags)) codes.push(code);
    for (const code of own) if (code && !this.codes.includes(code)) unknown.push(code);
    return { codes, unknown };
  }
}

function values(value: string): string[] {
  return value.split(';').map((part) => part.trim());
}

function selectorTest(selector: Selector): Test {
  const wanted = Object.entries(selector)
    .filter(([key]) => key !== 'not')
    .map(([key, patterns]) => tagTest(key, patterns as Patterns));
  const refused = Object.entries(selector.not ?? {}).map(([key, patterns]) =>
    tagTest(key, patterns),
  );
  return (tags) => wanted.every((test) => test(tags)) && !refused.some((test) => test(tags));
}

function tagTest(key: string, patterns: Patterns): Test {
  const list = typeof patterns === 'string' ? [patterns] : patterns;
  const plain = new Set(list.filter((pattern) => !pattern.includes('*')));
  const wild = list.filter((pattern) => pattern.includes('*')).map(toExpression);
  return (tags) => {
    const value = tags[key];
    if (value === undefined) return false;
    if (plain.has(value) || wild.some((expression) => expression.test(value))) return true;
    return (
      value.includes(';') &&
      values(value).some(
        (part) => plain.has(part) || wild.some((expression) => expression.test(part)),
      )
    );
  };
}

function toExpression(pattern: string): RegExp {
  const escaped = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's');
}
