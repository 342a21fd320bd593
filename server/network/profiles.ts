import { edgeFlag } from './flags.ts';

/** Who travels and how; the same words as in the API's contract. */
export type Profile = 'walk' | 'elder' | 'pram' | 'bike' | 'ebike';

/** The three ways to see the network. Rasters, components and access points exist once per class. */
export const accessClasses = ['foot', 'pram', 'bike'] as const;
export type AccessClass = (typeof accessClasses)[number];

const classOf = { walk: 'foot', elder: 'foot', pram: 'pram', bike: 'bike', ebike: 'bike' } as const;

export function accessClassOf(profile: Profile): AccessClass {
  return classOf[profile];
}

/** Edge flags that let the class travel from `from` to `to`, and the other way round. */
export const forwardMask: Record<AccessClass, number> = {
  foot: edgeFlag.foot,
  pram: edgeFlag.pram,
  bike: edgeFlag.bikeForward,
};

export const backwardMask: Record<AccessClass, number> = {
  foot: edgeFlag.foot,
  pram: edgeFlag.pram,
  bike: edgeFlag.bikeBackward,
};

export function usableMask(accessClass: AccessClass): number {
  return forwardMask[accessClass] | backwardMask[accessClass];
}
