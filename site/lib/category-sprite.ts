import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import categoriesFile from '../../data/categories.json';
import serviceKindsFile from '../../data/service-kinds.json';

export interface CategorySymbol {
  readonly id: string;
  readonly viewBox: string;
  /** SVG path data. */
  readonly paths: readonly string[];
}

const folders = { maki: '@mapbox/maki', temaki: '@rapideditor/temaki' } as const;

/**
 * The icons of all categories, read from Maki and Temaki (both CC0) when the site is built.
 * @throws where an icon does not exist, with its name.
 */
export function categorySymbols(): CategorySymbol[] {
  return symbolsOf('category', categoriesFile.categories);
}

/** The icons of all kinds of service that can be booked: `service-home-cleaning`. */
export function serviceSymbols(): CategorySymbol[] {
  return symbolsOf('service', serviceKindsFile.kinds);
}

function symbolsOf(
  prefix: string,
  entries: readonly { readonly code: string; readonly icon: string }[],
): CategorySymbol[] {
  const resolver = createRequire(join(process.cwd(), 'package.json'));
  return entries.map(({ code, icon }) => {
    const [set, name] = icon.includes(':') ? icon.split(':') : ['maki', icon];
    const folder = folders[set as keyof typeof folders];
    if (!folder) throw new Error(`icon "${icon}" of ${code}: no such icon set`);
    const path = join(dirname(resolver.resolve(`${folder}/package.json`)), 'icons', `${name}.svg`);
    const svg = readFileSync(path, 'utf8');
    const viewBox = /viewBox="([^"]+)"/.exec(svg)?.[1] ?? '0 0 15 15';
    const paths = [...svg.matchAll(/<path\b[^>]*?\sd="([^"]+)"/g)].map(([, data]) =>
      data!.replace(/&#x[aA9dD];|\s+/g, ' ').trim(),
    );
    if (paths.length === 0) throw new Error(`icon "${icon}" of ${code} holds no path`);
    return { id: `${prefix}-${code}`, viewBox, paths };
  });
}
