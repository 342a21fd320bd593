import type { Profile } from '../../contract/profile.ts';
import type { AreaFigures } from '../../domain/area-report/area-figures.ts';

/** Computes figures of areas, beside questions about circles. */
export interface AreaFiguresSource {
  /**
   * In the order of the areas.
   * @param day YYYY-MM-DD on the offices' clock
   */
  of(
    region: string,
    profile: Profile,
    areas: readonly string[],
    day: string,
  ): Promise<AreaFigures[]>;
}
