/** `node dist/server/make-places.js FILE`: the index of what has a name everywhere, Guangdong's communities and the kinds of service. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import categoriesFile from '../data/categories.json' with { type: 'json' };
import readings from '../data/place-readings.json' with { type: 'json' };
import { categoryEntries } from '../server/ingest/places/categories.ts';
import { divisionEntries } from '../server/ingest/places/divisions.ts';
import { Reader } from '../server/ingest/places/readings.ts';
import { placeIndexBytes } from '../server/store/places/index-file.ts';

const [file] = process.argv.slice(2);
if (!file) throw new Error('make-places needs the file to write');
const reader = new Reader(readings);
const entries = [
  ...categoryEntries(categoriesFile.categories, { zh: '一类服务', en: 'kind of service' }, reader),
  ...divisionEntries('data/divisions', reader),
];
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, placeIndexBytes(entries));
