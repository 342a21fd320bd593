/** Categories of the circle that providers bring to a door, as residents and planners are told of them beside what lies inside. */
import type { ServiceKind } from './service-kinds.ts';

export interface CategoryThatComes {
  /** Code of the category. */
  category: string;
  /** Kinds of service that come in its place, in the order of their list. */
  kinds: string[];
  /** Each counted once, whatever the number of its offerings and kinds. */
  providers: string[];
}

/**
 * @param coming what truly comes to the door, by `whoComes`
 * @returns in the order of the kinds; categories that nobody brings are not among them. A category stays missing inside all the same
 */
export function categoriesThatCome(
  kinds: readonly ServiceKind[],
  coming: readonly { serviceKind: string; provider: string }[],
): CategoryThatComes[] {
  const found = new Map<string, CategoryThatComes>();
  for (const { code, category, modes } of kinds) {
    if (category === null || !modes.includes('at_home')) continue;
    const providers = coming
      .filter(({ serviceKind }) => serviceKind === code)
      .map(({ provider }) => provider);
    if (providers.length === 0) continue;
    const known = found.get(category);
    found.set(category, {
      category,
      kinds: [...(known?.kinds ?? []), code],
      providers: [...new Set([...(known?.providers ?? []), ...providers])],
    });
  }
  return [...found.values()];
}
