/** What is said of coordinates that were typed or pasted. */

export interface PositionWords {
  lng: number;
  lat: number;
  /** Name of the datum that they were converted from; null where nothing was converted. */
  convertedFrom: 'GCJ-02' | 'BD-09' | null;
  /** Name of the region that holds the position; null outside all. */
  region: string | null;
  /** Which number came first in the text, where both ways round were possible. */
  ambiguous: 'lng-first' | 'lat-first' | null;
}

export function positionWords(words: PositionWords): { zh: string; en: string } {
  const { lng, lat, convertedFrom, region, ambiguous } = words;
  const zh = [`经度 ${lng}，纬度 ${lat}`],
    en = [`longitude ${lng}, latitude ${lat}`];
  if (ambiguous) {
    const lngFirst = ambiguous === 'lng-first';
    zh.push(lngFirst ? '按先经度后纬度读' : '按先纬度后经度读');
    en.push(lngFirst ? 'read as longitude first' : 'read as latitude first');
  }
  if (convertedFrom) {
    zh.push(`由 ${convertedFrom} 换算`);
    en.push(`converted from ${convertedFrom}`);
  }
  zh.push(region ?? '不在已有数据的地区里');
  en.push(region ?? 'outside the regions with data');
  return { zh: zh.join(' · '), en: en.join(' · ') };
}
