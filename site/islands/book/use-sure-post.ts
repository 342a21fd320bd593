import { useMemo } from 'preact/hooks';
import type { Answer } from '../../lib/api.ts';
import { createSameRequest, randomKey } from '../../lib/book/same-request.ts';
import type { Send } from '../../lib/send.ts';
import { tabStorage } from './tab-storage.ts';

/** Sends a step that must happen once: tried again after a lost answer, it carries the same key. */
export type SurePost = <T>(path: string, body: unknown) => Promise<Answer<T>>;

export function useSurePost(send: Send): SurePost {
  return useMemo(() => {
    const same = createSameRequest(tabStorage(), randomKey);
    return async <T>(path: string, body: unknown) => {
      const answer = await send<T>('POST', path, body, same.keyFor(path, body));
      // Only an answer of the service says that it is decided; a broken line says nothing.
      const decided =
        answer.ok || (answer.failure.kind === 'problem' && answer.failure.problem.status < 500);
      if (decided) same.settle();
      return answer;
    };
  }, []);
}
