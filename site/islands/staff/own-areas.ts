import type { Account } from '../../../server/contract/account.ts';
import type { OwnArea } from './area-picker.tsx';

/** Areas that the caller administers, none within another. */
export function ownAreas({ roles }: Account): OwnArea[] {
  const held = roles.filter(({ role }) => role === 'administrator');
  const within = (area: string) =>
    held.some((other) => other.area !== area && area.startsWith(other.area));
  const found = new Map(
    held.filter(({ area }) => !within(area)).map(({ area, areaName }) => [area, areaName]),
  );
  return [...found].map(([code, name]) => ({ code, name }));
}
