/** How fine a population is and how it came to its points, in words beside every figure that is made of it. */

export type GrainFacts =
  | { kind: 'grid' | 'raster'; meters: number | null }
  | {
      kind: 'community-totals';
      meters: number;
      /** Communities whose totals are known, of all in the region. */
      known: number;
      communities: number;
      byHouses: number;
      byStreets: number;
      atOnePlace: number;
    };

export function grainWords(facts: GrainFacts): { zh: string; en: string } {
  if (facts.kind === 'community-totals') return totalsWords(facts);
  const { kind, meters } = facts;
  if (meters === null) return { zh: '格点，间距不详', en: 'points, how far apart is not known' };
  return kind === 'grid'
    ? { zh: `格点，间距约 ${meters} 米`, en: `points about ${meters} m apart` }
    : { zh: `栅格，每格约 ${meters} 米`, en: `cells of about ${meters} m` };
}

function totalsWords(facts: Extract<GrainFacts, { kind: 'community-totals' }>) {
  const ways: [number, string, string][] = [
    [facts.byHouses, '按居住建筑的面积和层数分摊', 'over houses by ground and storeys'],
    [facts.byStreets, '沿街道长度分摊', 'along streets by length'],
    [facts.atOnePlace, '集中在一处', 'to one place'],
  ];
  const used = ways.filter(([count]) => count > 0);
  const { known, communities, meters } = facts;
  return {
    zh: `${communities} 个社区中 ${known} 个的总数（社区边长约 ${meters} 米）：${used.map(([count, zh]) => `${count} 个${zh}`).join('，')}`,
    en: `totals of ${known} of ${communities} communities (about ${meters} m across): ${used.map(([count, , en]) => `${count} spread ${en}`).join(', ')}`,
  };
}
