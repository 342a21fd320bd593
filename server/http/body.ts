/** Bodies, read strictly by their schema: the first thing that does not fit is quoted with its path. */
import type { Static, TSchema } from 'typebox';
import { Settings } from 'typebox/system';
import Value from 'typebox/value';
import { Refusal } from './errors.ts';
import { shown } from './query.ts';

// By default the checker stops after eight faults, and a choice of four shapes has more.
Settings.Set({ maxErrors: 64 });

/** @param schema an object with `additionalProperties: false`, so that a typing error does not look like a change */
export function bodyAs<T extends TSchema>(schema: T, body: unknown): Static<T> {
  if (Value.Check(schema, body)) return body as Static<T>;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal('invalid-body', { value: shown(JSON.stringify(body) ?? '') });
  const fault = firstFault(Value.Errors(schema, body));
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

interface Fault {
  readonly keyword: string;
  readonly schemaPath: string;
}

/**
 * Of a choice between shapes only the one is spoken of whose fixed words fit; and a field that nobody knows is called so, not
 * “invalid”, which is how the checker puts it first.
 */
function firstFault<T extends Fault>(faults: readonly T[]): T | undefined {
  const branchOf = ({ schemaPath }: Fault) => /^(.*\/anyOf\/\d+)(\/|$)/.exec(schemaPath)?.[1];
  const wrong = new Set(
    faults.filter(({ keyword }) => keyword === 'const').map((fault) => branchOf(fault)),
  );
  const meant = faults.filter((fault) => {
    const branch = branchOf(fault);
    return branch === undefined || !wrong.has(branch);
  });
  const [first, ...rest] = meant.length > 0 ? meant : faults;
  if (first?.keyword !== 'boolean') return first;
  return rest.find(({ keyword }) => keyword === 'additionalProperties') ?? first;
}
