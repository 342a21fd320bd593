import type { Tags } from './elements.ts';
import type { Random } from './random.ts';

/** A Chinese word and how it is written abroad. */
type Word = readonly [zh: string, en: string];

const w = (text: string): Word[] =>
  text.split(' ').map((pair) => {
    const [zh = '', en = ''] = pair.split(':');
    return [zh, en];
  });

const streetFirst = w(
  '文:Wen 新:Xin 和:He 福:Fu 德:De 仁:Ren 光:Guang 兴:Xing 永:Yong 太:Tai 长:Chang 万:Wan 宝:Bao 富:Fu 华:Hua 康:Kang 乐:Le 南:Nan',
);
const streetSecond = w(
  '昌:chang 兴:xing 宁:ning 平:ping 明:ming 安:an 泰:tai 丰:feng 盛:sheng 景:jing 龙:long 荣:rong',
);
const streetKinds: Word[] = [
  ['街', 'Street'],
  ['街', 'Street'],
  ['路', 'Road'],
  ['横街', 'Cross Street'],
  ['巷', 'Lane'],
];

const compoundHeads = w(
  '翠湖:Cuihu 碧江:Bijiang 金桂:Jingui 锦和:Jinhe 荔景:Lijing 云山:Yunshan 学林:Xuelin 雅景:Yajing 丽日:Liri 江畔:Jiangpan 紫薇:Ziwei 松风:Songfeng 朗月:Langyue 玉兰:Yulan 怡翠:Yicui 榕溪:Rongxi',
);
const compoundTails: Word[] = [
  ['花园', 'Garden'],
  ['苑', 'Court'],
  ['名居', 'Residence'],
  ['小区', 'Estate'],
  ['新村', 'New Village'],
  ['雅居', 'Homes'],
];

export const shopHeads = w(
  '荔香:Lixiang 康宁:Kangning 惠民:Huimin 百汇:Baihui 嘉和:Jiahe 永顺:Yongshun 美辰:Meichen 鸿运:Hongyun 江景:Jiangjing 粤味:Yuewei 祥记:Xiangji 同心:Tongxin 好街坊:Haojiefang 福满:Fuman 金叶:Jinye 南风:Nanfeng 榕荫:Rongyin 水云:Shuiyun 新禾:Xinhe 乐邻:Lelin 安泰:Antai 珠水:Zhushui 木棉:Mumian 紫荆:Zijing 翠竹:Cuizhu 晨光里:Chenguangli 老友:Laoyou 勤记:Qinji 兴隆:Xinglong 顺意:Shunyi',
);

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = random.whole(0, i);
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** Every call gives tags with a name not used before; when the supply is out, no name. */
export function streetNamer(random: Random): () => Tags {
  const supply = shuffled(
    streetFirst.flatMap((a) => streetSecond.map((b) => [a, b] as const)),
    random,
  );
  return (): Tags => {
    const next = supply.pop();
    if (!next) return {};
    const [[a, aEn], [b, bEn]] = next;
    const [kind, kindEn] = random.pick(streetKinds);
    return { name: `${a}${b}${kind}`, 'name:en': `${aEn}${bEn} ${kindEn}` };
  };
}

export function compoundNamer(random: Random): () => { zh: string; en: string } {
  const heads = shuffled(compoundHeads, random);
  let count = 0;
  return () => {
    const [head = '', headEn = ''] = heads[count % heads.length] ?? [];
    const [tail = '', tailEn = ''] =
      compoundTails[(count + Math.floor(count / heads.length)) % compoundTails.length] ?? [];
    count++;
    return { zh: `${head}${tail}`, en: `${headEn} ${tailEn}` };
  };
}
