import type { Translator } from '../i18n/translator.ts';
import type { Failure } from './api.ts';
import type { Position } from './view-state.ts';

export interface FailureWords {
  readonly text: string;
  /** Whether the same question may succeed later. */
  readonly retry: boolean;
  /** A position that the API proposes instead (swapped coordinates). */
  readonly suggestion?: Position;
  /** The position lies outside the data: other regions are worth offering. */
  readonly outside: boolean;
}

const passing = new Set(['too-busy', 'too-many-requests', 'internal']);
const outside = new Set(['outside-every-region', 'outside-region', 'unknown-region']);

export function failureWords(failure: Failure, { t }: Translator): FailureWords {
  switch (failure.kind) {
    case 'offline':
      return { text: t('failure.offline'), retry: true, outside: false };
    case 'unreachable':
      return { text: t('failure.unreachable'), retry: true, outside: false };
    case 'broken':
      return {
        text: t('failure.broken', { status: String(failure.status) }),
        retry: true,
        outside: false,
      };
    case 'problem': {
      const { code, detail, suggestion } = failure.problem;
      const position = suggestedPosition(suggestion as Record<string, unknown> | undefined);
      return {
        text: detail,
        retry: passing.has(code),
        outside: outside.has(code),
        ...(position && { suggestion: position }),
      };
    }
  }
}

function suggestedPosition(suggestion: Record<string, unknown> | undefined): Position | undefined {
  const pair = suggestion?.['position'];
  const [lng, lat] = Array.isArray(pair) ? pair : [suggestion?.['lng'], suggestion?.['lat']];
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : undefined;
}
