import { describe, expect, test } from 'vitest';
import { problemStatus } from '../../server/http/errors.ts';
import { problemKeys, problemSentence, type Quoted } from '../../server/texts/problems.ts';

/** Every value that some sentence quotes, each recognisable. */
const quoted = new Proxy({} as Quoted, { get: (_target, name) => `<${String(name)}>` });
/** What a sentence says of the refused thing itself. */
const quotes = (sentence: string) =>
  [...sentence.matchAll(/<(\w+)>/g)].map((match) => match[1]).toSorted();
const withoutValue = new Set<string>([
  'not-signed-in',
  'prove-again',
  'not-allowed',
  'metrics-closed',
  'too-long',
  'too-busy',
  'not-ready',
  'unknown-receipt',
  'internal',
  'two-factor-needed',
  'not-sent',
  'no-gateway',
  'wrong-code',
  'wrong-login',
  'wrong-proof',
  'staff-number',
  'start-again',
  'two-factor-on',
  'password-too-common',
  'invitation-gone',
  'reset-gone',
  'own-reset',
  'login-taken',
  'last-administrator',
  'cross-site',
  'key-needed',
  'provider-must-agree',
  'key-reused',
  'hold-lapsed',
  'door-needed',
  'no-door-here',
  'reason-needed',
  'proof-needed',
  'not-vetted',
  'not-your-provider',
  'wrong-visit-code',
  'codes-spent',
  'already-rated',
  'already-replied',
  'already-hidden',
  'call-back-closed',
  'changes-missing',
  'nobody-answered',
  'link-gone',
  'not-to-take-over',
]);

describe.each(problemKeys)('the problem %s', (key) => {
  test('has a sentence in both languages that quotes the same values', () => {
    const [chinese, english] = [
      problemSentence('zh-CN', key, quoted),
      problemSentence('en', key, quoted),
    ];
    expect(chinese).toMatch(/\p{Script=Han}.*。$/u);
    expect(english).toMatch(/^[A-Z].*\.$/);
    expect(english).not.toMatch(/\p{Script=Han}/u);
    expect(quotes(english)).toEqual(quotes(chinese));
    expect(quotes(english).length > 0).toBe(!withoutValue.has(key));
  });

  test('has a status that says whose fault it is', () => {
    expect(problemStatus[key]).toBeGreaterThanOrEqual(400);
    expect(problemStatus[key] >= 500).toBe(
      [
        'too-busy',
        'not-ready',
        'not-sent',
        'no-gateway',
        'internal',
        'siting-broke',
        'siting-queue-full',
        'planner-busy',
      ].includes(key),
    );
  });
});

test('no two problems say the same', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const sentences = problemKeys.map((key) => problemSentence(language, key, quoted));
    expect(new Set(sentences).size).toBe(sentences.length);
  }
});
