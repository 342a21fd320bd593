import type { Answer } from './api.ts';
import { OnceKeys } from './once-keys.ts';
import type { Send } from './send.ts';

/** Something that must happen once. The same thing sent again after a lost answer, or by a double tap, is known by its key. */
export type PostOnce = <T>(path: string, body: unknown) => Promise<Answer<T>>;

/** Each thing to be done has a key of its own, which it keeps until the service has decided it. */
export function createPostOnce(send: Send, newKey = (): string => crypto.randomUUID()): PostOnce {
  const keys = new OnceKeys(newKey);
  return async <T>(path: string, body: unknown) => {
    const answer = await send<T>('POST', path, body, keys.keyFor(path, body));
    keys.answered(path, body, answer.ok ? null : answer.failure);
    return answer;
  };
}
