/** Bodies, read strictly by their schema: the first thing that does not fit is quoted with its path. */
import type { Static, TSchema } from 'typebox';
import Value from 'typebox/value';
import { Refusal } from './errors.ts';
import { shown } from './query.ts';

/** @param schema an object with `additionalProperties: false`, so that a typing error does not look like a change */
export function bodyAs<T extends TSchema>(schema: T, body: unknown): Static<T> {
  if (Value.Check(schema, body)) return body as Static<T>;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal('invalid-body', { value: shown(JSON.stringify(body) ?? '') });
  const [fault] = Value.Errors(schema, body);
  const path = (fault?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const params = (fault?.params ?? {}) as Record<string, unknown>;
  const missing = params.requiredProperties;
  if (Array.isArray(missing) && missing.length > 0)
    throw new Refusal('missing-field', { name: [path, missing[0]].filter(Boolean).join('.') });
  const extra = params.additionalProperties;
  if (Array.isArray(extra) && extra.length > 0)
    throw new Refusal('unknown-field', {
      value: shown([path, extra[0]].filter(Boolean).join('.')),
    });
  const value = path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | null)?.[key], body);
  throw new Refusal('invalid-field', {
    name: path,
    value: shown(typeof value === 'string' ? value : JSON.stringify(value)),
  });
}
