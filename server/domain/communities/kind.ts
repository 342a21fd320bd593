/** Town or village, by what a community is called and how it is numbered. */

export type CommunityKind = 'urban' | 'rural';

export type KindRule =
  'misspelt-committee' | 'fishing-committee' | 'village-name' | 'development-zone' | 'code-range';

export interface DecidedKind {
  kind: CommunityKind;
  because: 'official-code' | 'ending' | 'rule';
  /** Which rule decided, for `because: rule`. */
  rule?: KindRule;
}

/** What a committee's name says: 村委会 governs a village, 居委会 and 社区 an urban community. */
export function committeeOf(name: string): CommunityKind | null {
  if (/(村委会|村民委员会|村委)$/.test(name)) return 'rural';
  if (/(居委会|居民委员会|社区)$/.test(name)) return 'urban';
  return null;
}

/** For names whose ending says nothing, in this order. The first that fits decides. */
const rules: readonly [RegExp, CommunityKind, KindRule][] = [
  [/(居委会会|居委委员会|居委员会|居委|社区委员会)$/, 'urban', 'misspelt-committee'],
  [/(村民委会|村委会会)$/, 'rural', 'misspelt-committee'],
  [/渔委会$/, 'rural', 'fishing-committee'],
  [/村$/, 'rural', 'village-name'],
  [/(工业|开发区|管委会).*(生活区|管理区)$/, 'urban', 'development-zone'],
];

/**
 * The official urban-rural code (城乡分类代码) where given: 1xx town, 2xx country. Else the ending of the name. Else the rules above,
 * and last the digits 10 to 12 of the code: the statistical office numbers villages 200–399 and what is like a village 500–599,
 * urban communities 001–199 and what is like one 400–499 (统计用区划代码和城乡划分代码编制规则).
 */
export function communityKind(community: {
  code: string;
  name: string;
  officialCode: string | null;
}): DecidedKind {
  const { code, name, officialCode } = community;
  if (officialCode !== null)
    return { kind: officialCode.startsWith('1') ? 'urban' : 'rural', because: 'official-code' };
  const committee = committeeOf(name);
  if (committee) return { kind: committee, because: 'ending' };
  for (const [pattern, kind, rule] of rules)
    if (pattern.test(name)) return { kind, because: 'rule', rule };
  const kind = /^[235]/.test(code.slice(9)) ? 'rural' : 'urban';
  return { kind, because: 'rule', rule: 'code-range' };
}
