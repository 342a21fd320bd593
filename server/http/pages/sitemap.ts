/** Every community's page, for search engines: an index, and one file for each city. */
import type { Parts } from '../app.ts';
import { html } from '../plain/html.ts';
import { pathOf } from './area.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export function sitemapIndex({ records }: Parts, origin: string): string {
  const cities = records.divisions.childrenOf('44');
  return (
    head +
    html`<sitemapindex xmlns="${schema}">
      ${cities.map(({ code }) => html`<sitemap><loc>${origin}/sitemaps/${code}.xml</loc></sitemap> `)}
    </sitemapindex>`.markup
  );
}

/** Null for a city that is not there. The protocol allows 50,000 addresses in a file; the largest city has 5,800. */
export function citySitemap({ records }: Parts, city: string, origin: string): string | null {
  const { communityFacts, divisions } = records;
  if (city.length !== 4 || !divisions.byCode(city)) return null;
  const codes = [city, ...communityFacts.communitiesIn(city).map(({ code }) => code)];
  const entry = (path: string) =>
    html`<url><loc>${origin}${path}</loc></url
      ><url><loc>${origin}/en${path}</loc></url>`;
  return (
    head +
    html`<urlset xmlns="${schema}">${codes.map((code) => entry(pathOf(code)))}</urlset>`.markup
  );
}
