/** What OSM calls a named place, in words. */
const words: Readonly<Record<string, { zh: string; en: string }>> = {
  city: { zh: '城市', en: 'city' },
  town: { zh: '城镇', en: 'town' },
  borough: { zh: '城区', en: 'borough' },
  suburb: { zh: '城区', en: 'suburb' },
  quarter: { zh: '片区', en: 'quarter' },
  neighbourhood: { zh: '街坊', en: 'neighbourhood' },
  village: { zh: '村', en: 'village' },
  hamlet: { zh: '小村', en: 'hamlet' },
  isolated_dwelling: { zh: '住处', en: 'dwelling' },
  farm: { zh: '农场', en: 'farm' },
  locality: { zh: '地点', en: 'locality' },
  square: { zh: '广场', en: 'square' },
};

export const placeWords = (place: string) => words[place] ?? { zh: '地名', en: 'place' };
