import { useMemo } from 'preact/hooks';
import { createSameRequest, randomKey } from '../../lib/book/same-request.ts';
import { isDecided } from '../../lib/once-keys.ts';
import type { PostOnce } from '../../lib/post-once.ts';
import type { Send } from '../../lib/send.ts';
import { tabStorage } from './tab-storage.ts';

/** A step carries its key also over a reload of the page. */
export function useSurePost(send: Send): PostOnce {
  return useMemo(() => {
    const same = createSameRequest(tabStorage(), randomKey);
    return async <T>(path: string, body: unknown) => {
      const answer = await send<T>('POST', path, body, same.keyFor(path, body));
      if (isDecided(answer.ok ? null : answer.failure)) same.settle();
      return answer;
    };
  }, []);
}
