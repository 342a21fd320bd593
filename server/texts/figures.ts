/** Sentences about figures of communities: what is wrong with a row of a table, and words of a scorecard. */

interface Words {
  zh: string;
  en: string;
}

interface NamedField {
  zh: string;
  en: string;
}

type Quoted = Readonly<Record<string, string | number>>;

const rowFaults: Record<string, (q: Quoted, field: NamedField) => Words> = {
  'not-a-number': ({ value }, { zh, en }) => ({
    zh: `“${zh}”应为数字，表里是“${value}”。`,
    en: `“${en}” must be a number, the table has “${value}”.`,
  }),
  'not-whole': ({ value }, { zh, en }) => ({
    zh: `“${zh}”应为整数，表里是“${value}”。`,
    en: `“${en}” must be a whole number, the table has “${value}”.`,
  }),
  'not-a-code': ({ value }, { zh, en }) => ({
    zh: `“${zh}”应为 1 或 2 开头的三位数字，表里是“${value}”。`,
    en: `“${en}” must be three digits that start with 1 or 2, the table has “${value}”.`,
  }),
  'out-of-bounds': ({ value, least, most }, { zh, en }) => ({
    zh: `“${zh}”应在 ${least} 到 ${most} 之间，表里是“${value}”。`,
    en: `“${en}” must lie between ${least} and ${most}, the table has “${value}”.`,
  }),
  'too-fine': ({ value, decimals }, { zh, en }) => ({
    zh: `“${zh}”最多 ${decimals} 位小数，表里是“${value}”。`,
    en: `“${en}” takes at most ${decimals} decimals, the table has “${value}”.`,
  }),
  'too-long': ({ most }, { zh, en }) => ({
    zh: `“${zh}”最多 ${most} 个字。`,
    en: `“${en}” takes at most ${most} characters.`,
  }),
  'half-a-position': () => ({
    zh: '办公地点的经度和纬度要么都写，要么都不写。',
    en: 'Give both longitude and latitude of the office, or neither.',
  }),
  'no-identity': () => ({
    zh: '这一行既没有社区编码，也没有社区名称。',
    en: 'This row has neither a community’s code nor its name.',
  }),
  'unknown-code': ({ value }) => ({
    zh: `没有编码为“${value}”的社区。`,
    en: `There is no community with the code “${value}”.`,
  }),
  'unknown-name': ({ value }) => ({
    zh: `没有叫“${value}”的社区。`,
    en: `There is no community called “${value}”.`,
  }),
  'code-spoilt': ({ value }) => ({
    zh: `编码被表格软件改成了“${value}”，请把这一列设为文本后重填。`,
    en: `A spreadsheet has turned the code into “${value}”; make the column text and enter it again.`,
  }),
  'not-your-area': ({ value }) => ({
    zh: `社区 ${value} 不在您负责的地区内。`,
    en: `Community ${value} is outside the area you are responsible for.`,
  }),
  'ambiguous-name': ({ value, count }) => ({
    zh: `叫“${value}”的社区有 ${count} 个，请写上编码或街道。`,
    en: `The name “${value}” stands for ${count} communities; give the code or the street.`,
  }),
  'name-differs': ({ value, name, code }) => ({
    zh: `编码 ${code} 是“${name}”，表里写的是“${value}”。`,
    en: `The code ${code} is “${name}”, the table says “${value}”.`,
  }),
  'community-twice': ({ code, line }) => ({
    zh: `社区 ${code} 在第 ${line} 行已经有了。`,
    en: `Community ${code} is already in line ${line}.`,
  }),
};

/** What is wrong with a row, as `domain/communities/table.ts` finds it. */
export function figureFaultWords(fault: {
  reason: string;
  field?: NamedField;
  rule?: Words;
}): Words {
  const { reason, field = { zh: '', en: '' }, rule, ...quoted } = fault;
  if (rule) return { zh: rule.zh, en: rule.en };
  return rowFaults[reason]!(quoted as Quoted, field);
}

/** Words of every row of a scorecard, by its code. */
export const rowNames: Record<string, Words> = {
  'six-in-one': { zh: '“六个一”基础设施', en: 'The six base facilities' },
  'six-in-one-service-station': { zh: '社区公共服务站', en: 'Service station' },
  'six-in-one-culture-sport': { zh: '文体活动中心', en: 'Culture and sports centre' },
  'six-in-one-health': { zh: '健康计生服务中心', en: 'Health centre' },
  'six-in-one-family': { zh: '家庭服务中心', en: 'Family service centre' },
  'six-in-one-safety': { zh: '综治信访维稳工作站', en: 'Safety and mediation post' },
  'six-in-one-green': { zh: '小广场或公园', en: 'Small square or park' },
  'indoor-area': { zh: '每百户室内服务活动设施面积', en: 'Indoor service area per 100 households' },
  'outdoor-area': { zh: '每百户室外活动场所面积', en: 'Outdoor activity area per 100 households' },
  committee: { zh: '居（村）委会职数', en: 'Committee members' },
  'committee-women': { zh: '村委会女性成员', en: 'Women on the village committee' },
  'households-per-worker': {
    zh: '每名专职工作者对应的户数',
    en: 'Households per full-time worker',
  },
  'social-workers': { zh: '登记在册的社会工作人才', en: 'Registered social workers' },
  volunteers: { zh: '注册志愿者占常住人口', en: 'Registered volunteers among residents' },
  participation: {
    zh: '一年内参与志愿服务的居民',
    en: 'Residents who volunteered within the year',
  },
  'online-items': { zh: '公共服务事项网上办理', en: 'Public items that can be done online' },
  'property-management': { zh: '物业管理覆盖', en: 'Dwellings under property management' },
  organisations: { zh: '社区社会组织', en: 'Social organisations' },
  'household-workers': { zh: '家庭服务业持证从业人员', en: 'Certified household workers' },
  evaluation: { zh: '居民民主评议平均分', en: 'Residents’ evaluation, average score' },
  'hall-street': { zh: '街道综合政务服务平台面积', en: 'Street service hall' },
  'hall-town': { zh: '乡镇综合政务服务平台面积', en: 'Town service hall' },
  'organisations-average': {
    zh: '平均每个社区的社会组织',
    en: 'Social organisations per community, on average',
  },
  'household-workers-certified': {
    zh: '家庭服务业从业人员持证比例',
    en: 'Share of household workers with a certificate',
  },
  'community-sites': { zh: '社区网站覆盖的社区', en: 'Communities with a page in use' },
  'property-management-share': {
    zh: '珠三角物业管理覆盖的住宅',
    en: 'Dwellings under property management in the Pearl River Delta',
  },
};

const reasons: Record<string, Words> = {
  met: { zh: '达到要求。', en: 'The norm is met.' },
  'figure-missing': {
    zh: '还没有填报数据。',
    en: 'The figures have not been given yet.',
  },
  'no-households': { zh: '户数填报为 0，无法计算。', en: 'No households are given to reckon by.' },
  'office-position-missing': {
    zh: '没有办公地点的位置，无法计算。',
    en: 'The office has no position to reckon from.',
  },
  'outside-every-region': {
    zh: '办公地点所在地区还没有地图数据。',
    en: 'No map data has been imported where the office is.',
  },
  'office-off-street': {
    zh: '办公地点附近没有可走的道路。',
    en: 'No street that one can walk on lies near the office.',
  },
  'register-incomplete': {
    zh: '在时限内没有找到，但登记还不完整，不能断定没有。',
    en: 'None was found within the limit, but the register is not declared complete.',
  },
  'data-border': {
    zh: '在时限内没有找到，但已走到地图数据的边缘，不能断定没有。',
    en: 'None was found within the limit, which reaches beyond the map data.',
  },
  'beyond-limit': { zh: '时限内没有。', en: 'There is none within the limit.' },
  'not-computed-yet': {
    zh: '还在计算，请稍后再看。',
    en: 'Still being worked out; look again soon.',
  },
  'below-norm': { zh: '低于要求。', en: 'It is below the norm.' },
  'above-norm': { zh: '高于要求。', en: 'It is above the norm.' },
  'not-above-norm': {
    zh: '农村社区应高于城市社区的下限，现在正好相等。',
    en: 'A village must exceed the norm of towns; it is just at it.',
  },
  'too-few-answers': {
    zh: '评议份数太少，不公布结果。',
    en: 'Too few answers were given to show a result.',
  },
  'judged-as-average': {
    zh: '规划按平均数要求，只在街镇以上评判。',
    en: 'The plan asks for an average, which is judged from the street upwards.',
  },
};

export function reasonWords(reason: string | null): Words {
  return reasons[reason ?? 'met']!;
}

export const rowCodes = Object.keys(rowNames);
export const reasonCodes = Object.keys(reasons);
