import type { FastifyRequest } from 'fastify';
import { areasOf, isArea, type Action } from '../domain/roles.ts';
import { callerIn, callerOf } from './access.ts';
import { Refusal } from './errors.ts';
import { shown, text, type Query } from './query.ts';

/** The area of the query, if the caller has the action there; without one, all areas in which they have it. */
export function askedAreas(request: FastifyRequest, action: Action): string[] {
  const area = text(request.query as Query, 'area');
  if (area === undefined) return areasOf(callerOf(request), action);
  if (!isArea(area)) throw new Refusal('unknown-area', { value: shown(area) });
  callerIn(request, action, area);
  return [area];
}

export const pageSize = 50;
const lastPage = 100_000;

export function pageIn(query: Query): number {
  const value = text(query, 'page') ?? '1';
  const page = /^\d{1,6}$/.test(value) ? Number(value) : NaN;
  if (!(page >= 1 && page <= lastPage))
    throw new Refusal('invalid-page', { value: shown(value), most: lastPage });
  return page;
}
