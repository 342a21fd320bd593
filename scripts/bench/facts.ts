import { readFileSync } from 'node:fs';
import type { Category } from '../../server/domain/categories.ts';
import { readNorms, type NormEntry } from '../../server/domain/norms.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'));

export const categories = (read('categories') as { categories: Category[] }).categories;
export const norms = readNorms((read('norms') as { norms: NormEntry[] }).norms);
