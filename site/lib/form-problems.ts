import type { Translator } from '../i18n/translator.ts';
import type { Failure } from './api.ts';
import { failureWords } from './failure-words.ts';

/** One sentence about one input. */
export interface InputProblem {
  /** Id of the input. */
  readonly field: string;
  readonly text: string;
}

/** Which input a refusal is about, by the problem's code. */
const subjects: Readonly<Record<string, 'phone' | 'email' | 'password' | 'code'>> = {
  'invalid-phone': 'phone',
  'staff-number': 'phone',
  'not-sent': 'phone',
  'codes-used-up': 'phone',
  'no-gateway': 'phone',
  'invalid-email': 'email',
  'login-taken': 'email',
  'wrong-login': 'password',
  'password-too-short': 'password',
  'password-too-common': 'password',
  'wrong-code': 'code',
};

/**
 * A refusal as a sentence beside the input that it is about. `inputs` names the form's inputs by subject; what is about
 * none of them stands beside `otherwise`.
 */
export function problemOf(
  failure: Failure,
  inputs: Readonly<Partial<Record<'phone' | 'email' | 'password' | 'code', string>>>,
  otherwise: string,
  words: Translator,
): InputProblem {
  const subject = failure.kind === 'problem' ? subjects[failure.problem.code] : undefined;
  const field = (subject && inputs[subject]) ?? otherwise;
  return { field, text: failureWords(failure, words).text };
}

export const codeOf = (failure: Failure): string | null =>
  failure.kind === 'problem' ? failure.problem.code : null;
