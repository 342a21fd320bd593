import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageAnswer } from '../../../server/contract/message.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';

const most = 50;
/** After a stream that was refused or broke off for good. */
const pauseMilliseconds = 15_000;

interface Messages {
  /** Newest first; null until they are there. */
  readonly messages: readonly MessageAnswer[] | null;
  /** Marks all that are shown as read. */
  readonly read: () => Promise<void>;
}

/** Messages to the resident, as they come. The stream stands only while somebody looks at the page. */
export function useMessages(onNews: (message: MessageAnswer) => void): Messages {
  const { send, account, reload } = useAccount();
  const [messages, set] = useState<readonly MessageAnswer[] | null>(null);
  const newest = useRef(0);
  const told = useRef(onNews);
  told.current = onNews;

  const take = (found: readonly MessageAnswer[]) => {
    const own = found.filter(({ side }) => side === 'resident');
    newest.current = Math.max(newest.current, ...found.map(({ number }) => number));
    set((before) => {
      const known = new Set(own.map(({ number }) => number));
      return [...own, ...(before ?? []).filter(({ number }) => !known.has(number))]
        .toSorted((a, b) => b.number - a.number)
        .slice(0, most);
    });
  };

  useEffect(() => {
    if (!account.signedIn) {
      set(null);
      newest.current = 0;
      return undefined;
    }
    let stream: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const close = () => {
      stream?.close();
      stream = null;
      clearTimeout(timer);
    };
    const open = async () => {
      close();
      if (gone || document.visibilityState === 'hidden') return;
      const missed = await send<{ messages: MessageAnswer[] }>(
        'GET',
        `/account/messages?after=${newest.current}`,
      );
      if (gone) return;
      if (!missed.ok) {
        // The session has ended: the page asks who is there.
        if (codeOf(missed.failure) === 'not-signed-in') return void reload();
        timer = setTimeout(() => void open(), pauseMilliseconds);
        return;
      }
      const before = newest.current;
      take(missed.value.messages);
      if (before > 0) for (const message of missed.value.messages) told.current(message);
      stream = new EventSource(`/api/v1/account/messages/stream?after=${newest.current}`);
      stream.addEventListener('message', (event: MessageEvent<string>) => {
        const message = JSON.parse(event.data) as MessageAnswer;
        if (message.number <= newest.current) return;
        take([message]);
        if (message.side === 'resident') told.current(message);
      });
      stream.addEventListener('error', () => {
        // The browser would ask for the same again; what came meanwhile is asked for first.
        close();
        timer = setTimeout(() => void open(), pauseMilliseconds);
      });
    };
    const onSeen = () => (document.visibilityState === 'hidden' ? close() : void open());
    void open();
    document.addEventListener('visibilitychange', onSeen);
    return () => {
      gone = true;
      close();
      document.removeEventListener('visibilitychange', onSeen);
    };
  }, [account.signedIn, account.id]);

  return {
    messages,
    read: async () => {
      const upTo = Math.max(0, ...(messages ?? []).map(({ number }) => number));
      const answer = await send('POST', '/account/messages/read', { upTo });
      if (answer.ok) set((now) => now?.map((one) => ({ ...one, read: true })) ?? null);
    },
  };
}
