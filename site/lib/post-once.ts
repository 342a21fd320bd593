import type { Answer } from './api.ts';
import type { Send } from './send.ts';

/** Something that must happen once. The same thing sent again after a failure, or by a double tap, is known by its key. */
export type PostOnce = <T>(path: string, body: unknown) => Promise<Answer<T>>;

/** Each thing to be done has a key of its own, which it keeps until it is answered with success. */
export function createPostOnce(send: Send, newKey = (): string => crypto.randomUUID()): PostOnce {
  let open = { text: '', key: '' };
  return async <T>(path: string, body: unknown) => {
    const text = JSON.stringify([path, body]);
    if (text !== open.text) open = { text, key: newKey() };
    const { key } = open;
    const answer = await send<T>('POST', path, body, key);
    if (answer.ok && open.key === key) open = { text: '', key: '' };
    return answer;
  };
}
