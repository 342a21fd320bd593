/** Sentences for refusals of scenarios. `number` is a change's place in the list, from 1. */
type Sentence = (quoted: Readonly<Record<string, string | number>>) => string;

export const chineseScenario = {
  'unknown-scenario': (q) => `没有方案“${q.value}”：它不是您的，或者分享已经停止。`,
  'too-many-scenarios': (q) => `一个账号最多保存 ${q.most} 个方案，请先删掉不用的。`,
  'scenario-too-large': (q) => `一个方案的内容最多 ${q.most} KB，收到 ${q.count} KB。`,
  'scenario-of-other-region': (q) => `这个方案是为地区“${q.value}”做的，不能用在“${q.region}”。`,
  'feature-unlike-change': (q) =>
    `文件里第 ${q.number} 个要素不是方案里的改动，出错的地方是“${q.value}”。`,
  'changes-missing': () => '请写 changes（改动）或 scenario（方案）其中一个。',
  'change-unknown-facility': (q) => `第 ${q.number} 项改动：现在没有设施“${q.value}”。`,
  'change-id-taken': (q) => `第 ${q.number} 项改动：编号“${q.value}”已经用过，请换一个。`,
  'change-unknown-category': (q) => `第 ${q.number} 项改动：没有服务类别“${q.value}”。`,
  'change-not-larger': (q) => `第 ${q.number} 项改动：扩建后的规模比现在还小（${q.value}）。`,
  'change-outside-region': (q) => `第 ${q.number} 项改动：位置 ${q.value} 不在这个地区内。`,
  'change-facility-joins-nothing': (q) =>
    `第 ${q.number} 项改动：位置 ${q.value} 周围 ${q.meters} 米内没有可以走的路，设施放在这里谁也到不了。`,
  'change-no-closed-gate-near': (q) =>
    `第 ${q.number} 项改动：位置 ${q.value} 周围 ${q.meters} 米内没有关着的门。`,
  'change-no-street-near': (q) =>
    `第 ${q.number} 项改动：位置 ${q.value} 周围 ${q.meters} 米内没有道路。`,
  'change-path-joins-nothing': (q) =>
    `第 ${q.number} 项改动：这一端（${q.value}）周围 ${q.meters} 米内没有可以走的路，新路接不上。`,
  'change-path-too-short': (q) =>
    `第 ${q.number} 项改动：新路两端接在同一个地方（${q.value}），没有长度。`,
  'change-path-too-long': (q) =>
    `第 ${q.number} 项改动：新路最长 5 公里，从 ${q.value} 起的这条更长。`,
} as const satisfies Record<string, Sentence>;

export const englishScenario = {
  'unknown-scenario': (q) =>
    `There is no scenario “${q.value}”: it is not yours, or is no longer shared.`,
  'too-many-scenarios': (q) =>
    `An account keeps at most ${q.most} scenarios; please delete one that is not needed.`,
  'scenario-too-large': (q) => `A scenario holds at most ${q.most} KB; this one has ${q.count} KB.`,
  'scenario-of-other-region': (q) =>
    `This scenario was made for the region “${q.value}” and cannot be used in “${q.region}”.`,
  'feature-unlike-change': (q) =>
    `Feature ${q.number} of the file is no change of a scenario; what does not fit is “${q.value}”.`,
  'changes-missing': () => 'Please send either changes or scenario.',
  'change-unknown-facility': (q) => `Change ${q.number}: there is no facility “${q.value}” now.`,
  'change-id-taken': (q) =>
    `Change ${q.number}: the id “${q.value}” is taken; please choose another.`,
  'change-unknown-category': (q) =>
    `Change ${q.number}: there is no category of service “${q.value}”.`,
  'change-not-larger': (q) =>
    `Change ${q.number}: it would be smaller than it is now (${q.value}).`,
  'change-outside-region': (q) => `Change ${q.number}: ${q.value} lies outside the region.`,
  'change-facility-joins-nothing': (q) =>
    `Change ${q.number}: there is no street to walk on within ${q.meters} m of ${q.value}, so nobody could get to a facility there.`,
  'change-no-closed-gate-near': (q) =>
    `Change ${q.number}: there is no closed gate within ${q.meters} m of ${q.value}.`,
  'change-no-street-near': (q) =>
    `Change ${q.number}: there is no street within ${q.meters} m of ${q.value}.`,
  'change-path-joins-nothing': (q) =>
    `Change ${q.number}: there is no street to walk on within ${q.meters} m of this end (${q.value}), so the path joins nothing.`,
  'change-path-too-short': (q) =>
    `Change ${q.number}: both ends of the path join one spot (${q.value}); it has no length.`,
  'change-path-too-long': (q) =>
    `Change ${q.number}: a path is at most 5 km long; this one, from ${q.value}, is longer.`,
} as const satisfies Record<keyof typeof chineseScenario, Sentence>;
