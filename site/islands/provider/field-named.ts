import type { Failure } from '../../lib/api.ts';

/** The form's field that a refusal of a body speaks of: its sentence quotes the API's name of it. */
export function fieldNamed<Field extends string>(
  failure: Failure,
  fields: Readonly<Record<string, Field>>,
): Field | null {
  if (failure.kind !== 'problem') return null;
  const { code, detail } = failure.problem;
  if (code === 'certificate-needed') return fields['requiredCertificates'] ?? null;
  if (!['missing-field', 'invalid-field', 'unknown-field'].includes(code)) return null;
  const name = Object.keys(fields).find((each) => new RegExp(`\\b${each}\\b`).test(detail));
  return name === undefined ? null : fields[name]!;
}
