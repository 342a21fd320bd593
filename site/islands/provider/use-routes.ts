import { useEffect, useState } from 'preact/hooks';
import type { Route } from '../../../server/contract/route.ts';
import type { Leg } from '../../lib/day-legs.ts';
import type { Position } from '../../lib/view-state.ts';
import { useAccount } from '../account/account-context.ts';

export interface FoundRoute {
  readonly seconds: number;
  readonly fromBase: boolean;
  readonly line: readonly Position[];
}

const pair = (at: Position): string => at.join(',');

/** The ways of the legs on real streets, by visit; where there is no way the straight line is left out. */
export function useRoutes(legs: readonly Leg[]): ReadonlyMap<string, FoundRoute> {
  const { send } = useAccount();
  const [routes, setRoutes] = useState<ReadonlyMap<string, FoundRoute>>(new Map());
  const asked = JSON.stringify(legs);
  useEffect(() => {
    let stale = false;
    void Promise.all(
      legs.map(async ({ visit, from, to, profile, fromBase }) => {
        const query = new URLSearchParams({ from: pair(from), to: pair(to), profile });
        const answer = await send<Route>('GET', `/route?${query.toString()}`);
        if (!answer.ok) return [];
        const line = answer.value.geometry.coordinates.map(([x, y]): Position => [x!, y!]);
        return [[visit, { seconds: answer.value.seconds, fromBase, line }] as const];
      }),
    ).then((found) => !stale && setRoutes(new Map(found.flat())));
    return () => {
      stale = true;
    };
  }, [asked]);
  return routes;
}
