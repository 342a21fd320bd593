/** Sentences for refusals of questions where new sites help most. */
type Sentence = (quoted: Readonly<Record<string, string | number>>) => string;

export const chineseSiting = {
  'population-missing': (q) =>
    `地区“${q.value}”还没有导入人口数据，无法计算；请管理员先运行 npm run import-population。`,
  'group-not-known': (q) => `人口数据没有说明“${q.value}”这一群体的人数。`,
  'nobody-counts': (q) => `在“${q.value}”范围内没有要计算的人口。`,
  'one-of-sites-and-budget': (q) =>
    `这个问题要写 sites（新建几处）或 budget（预算）之一，只能写一个；收到的是“${q.value}”。`,
  'no-sites-for-all': (q) =>
    `“覆盖所有人”由计算得出要建几处，不要写 ${q.name}；收到的是“${q.value}”。`,
  'only-sites': (q) => `“最远的人最近”只能按新建几处 sites 计算，不能按预算“${q.value}”。`,
  'capacities-only-for-most': (q) =>
    `容量 capacities 只能用于“覆盖最多的人”（cover-most），收到的是“${q.value}”。`,
  'group-and-weights': (q) => `只算“${q.value}”这一群体时，不能再写 weights 加权。`,
  'capacities-and-weights': (q) =>
    `按容量计算时不能再写 weights 加权：一个人只占一个名额。收到的是“${q.value}”。`,
  'invalid-parcel': (q) =>
    `第 ${q.item} 个地块的边界“${q.value}”画不成面：每圈至少要有三个不同的点，且各点不能在一条线上。`,
  'too-many-corners': (q) => `所有地块最多共 ${q.most} 个点，收到 ${q.count} 个，请画得简单些。`,
  'candidate-columns': (q) =>
    `候选地点的表格要有 lon 和 lat（或“经度”和“纬度”）两列，表头是“${q.value}”。`,
  'candidate-line': (q) => `候选地点表格第 ${q.line} 行的 ${q.name} 不能是“${q.value}”。`,
  'candidate-outside': (q) =>
    `第 ${q.item} 个候选地点 ${q.lng}, ${q.lat} 不在地区“${q.region}”内。`,
  'no-candidates': (q) => `“${q.value}”这种候选地点在所选范围内一个也没有，请换一种或扩大范围。`,
  'too-many-candidates': (q) =>
    `候选地点有 ${q.count} 个，最多 ${q.most} 个；请加大间距、缩小范围或少列一些。`,
  'too-many-pairs': (q) =>
    `人口点和候选地点的组合超过 ${q.most} 对，算不下；请加大候选间距、缩短分钟数或缩小范围。`,
  'more-sites-than-candidates': (q) => `要新建 ${q.sites} 处，但候选地点只有 ${q.candidates} 个。`,
  'budget-below-every-cost': (q) => `预算 ${q.budget} 连最便宜的一处（${q.cheapest}）也不够建。`,
  'out-of-reach': (q) =>
    `有 ${q.people} 人（${q.points} 个人口点，${q.name}）在任何设施和候选地点的范围之外，无法覆盖所有人；可以增加候选地点，或选择不计这些人（leaveOut）。`,
  'too-few-sites': (q) => `${q.sites} 处不够让所有人都走得到，至少要 ${q.needed} 处。`,
  'sites-not-found': (q) =>
    `没有找到 ${q.sites} 处就能让所有人都走得到的方案，也没能证明没有；请多建几处或延长计算时间。`,
  'siting-cancelled': (q) => `这次计算（${q.value}）已经取消，没有结果。`,
  'siting-broke': (q) => `这次计算（${q.value}）中途出错，没有结果；可以缩小问题再试一次。`,
  'siting-queue-full': (q) => `前面已有 ${q.count} 个选址计算在排队，请过一会儿再试。`,
  'too-many-sitings': (q) => `您已有 ${q.count} 个选址计算没有结束，请等待或取消其中一个。`,
  'unknown-siting': (q) => `没有编号为“${q.value}”的选址计算。`,
  'siting-lost': (q) => `服务重新启动过，选址计算“${q.value}”没有了，请再算一次。`,
  'siting-forgotten': (q) =>
    `选址计算“${q.value}”的结果只保留 ${q.minutes} 分钟，已经清除，请再算一次。`,
} satisfies Record<string, Sentence>;

export const englishSiting: Record<keyof typeof chineseSiting, Sentence> = {
  'population-missing': (q) =>
    `No population was imported for the region “${q.value}”, so nothing can be computed; an administrator runs npm run import-population first.`,
  'group-not-known': (q) => `The population does not say how many people are “${q.value}”.`,
  'nobody-counts': (q) => `Nobody who counts lives within “${q.value}”.`,
  'one-of-sites-and-budget': (q) =>
    `This question needs either sites (how many new ones) or a budget, and only one of them; received “${q.value}”.`,
  'no-sites-for-all': (q) =>
    `How many sites cover everybody is what is computed; leave out ${q.name}, received “${q.value}”.`,
  'only-sites': (q) =>
    `The least time of the worst off is computed for a number of sites, not for a budget such as “${q.value}”.`,
  'capacities-only-for-most': (q) =>
    `Capacities count only where most people are to be covered (cover-most), received “${q.value}”.`,
  'group-and-weights': (q) => `Where only “${q.value}” count, weights cannot be given as well.`,
  'capacities-and-weights': (q) =>
    `Where capacities count, a person takes one place and weights cannot be given; received “${q.value}”.`,
  'invalid-parcel': (q) =>
    `The outline “${q.value}” of parcel ${q.item} is no area: each ring needs three different corners that are not on one line.`,
  'too-many-corners': (q) =>
    `All parcels together may have ${q.most} corners, these have ${q.count}; draw them more simply.`,
  'candidate-columns': (q) =>
    `A table of candidates needs the columns lon and lat; its header is “${q.value}”.`,
  'candidate-line': (q) =>
    `In line ${q.line} of the table of candidates ${q.name} cannot be “${q.value}”.`,
  'candidate-outside': (q) =>
    `Candidate ${q.item}, at ${q.lng}, ${q.lat}, lies outside the region “${q.region}”.`,
  'no-candidates': (q) =>
    `There is not one candidate of the kind “${q.value}” in the chosen area; take another kind or a larger area.`,
  'too-many-candidates': (q) =>
    `There are ${q.count} candidates, at most ${q.most} are taken; choose a wider spacing, a smaller area or fewer places.`,
  'too-many-pairs': (q) =>
    `There are more than ${q.most} pairs of people and candidates; choose a wider spacing, fewer minutes or a smaller area.`,
  'more-sites-than-candidates': (q) =>
    `There are only ${q.candidates} candidates for the ${q.sites} new sites that were asked for.`,
  'budget-below-every-cost': (q) =>
    `A budget of ${q.budget} does not pay for the cheapest site, ${q.cheapest}.`,
  'out-of-reach': (q) =>
    `Not everybody can be covered: ${q.people} people (${q.points} points, ${q.name}) are near neither a facility nor a candidate; add candidates, or leave these people out (leaveOut).`,
  'too-few-sites': (q) =>
    `At least ${q.needed} sites are needed for everybody to reach one; ${q.sites} are too few.`,
  'sites-not-found': (q) =>
    `No choice of ${q.sites} sites was found that everybody can reach, nor a proof that there is none; take more sites or more time.`,
  'siting-cancelled': (q) => `This run (${q.value}) was cancelled and has no answer.`,
  'siting-broke': (q) =>
    `This run (${q.value}) broke and has no answer; try again with a smaller question.`,
  'siting-queue-full': (q) =>
    `There are ${q.count} runs waiting already; please try again in a while.`,
  'too-many-sitings': (q) =>
    `You have ${q.count} runs that have not ended; wait, or cancel one of them.`,
  'unknown-siting': (q) => `There is no run “${q.value}”.`,
  'siting-lost': (q) => `The service was started anew and the run “${q.value}” is gone; ask again.`,
  'siting-forgotten': (q) =>
    `Answers are kept for ${q.minutes} minutes and that of the run “${q.value}” is gone; ask again.`,
};
