/** Names that nobody in particular has, and numbers that nobody has at all. */
import type { Random } from '../sample/random.ts';

const family = [...'陈李黄张梁林吴何郑谢罗邓冯曾彭欧潘苏叶卢'];
const given =
  '秀兰 桂英 丽华 玉珍 惠芳 少芬 燕玲 嘉欣 美凤 月娥 国强 志明 建华 伟雄 永康 家豪 文辉 锦荣 耀祖 子轩'.split(
    ' ',
  );

/** Each call gives another name. */
export function peopleNamer(random: Random): () => string {
  const names = family.flatMap((one) => given.map((other) => one + other));
  return () => {
    const [name] = names.splice(random.whole(0, names.length - 1), 1);
    if (name === undefined) throw new Error('there are no more names');
    return name;
  };
}

/** 160 was never given out. */
export const inventedMobile = (number: number) => `160${String(number).padStart(8, '0')}`;

/** An area code that no place has, as all of the invented county's. */
export const inventedLandline = (number: number) => `0000-12346${String(number).padStart(3, '0')}`;
