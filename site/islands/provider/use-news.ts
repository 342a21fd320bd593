import { useEffect, useState } from 'preact/hooks';
import type { MessageAnswer } from '../../../server/contract/message.ts';
import { useAccount } from '../account/account-context.ts';

export interface News {
  /** Counts up with each message to the provider or change of one's visits, and whenever one comes back to the page. */
  readonly count: number;
  /** The newest that came while the page was open. */
  readonly newest: MessageAnswer | null;
}

/** So often a page looks again that no stream is open to. */
const lookAgainMilliseconds = 60_000;
/** And one with a stream, which says nothing of plans and leave. */
const looksWithStream = 10;

/** Messages as they come, as server-sent events; staff hear only that a visit of theirs changed. A stream that ends is opened again by the browser. */
export function useNews(wanted: boolean): News {
  const { send, account } = useAccount();
  const [count, setCount] = useState(0);
  const [newest, setNewest] = useState<MessageAnswer | null>(null);
  useEffect(() => {
    if (!wanted) return undefined;
    let stream: EventSource | null = null;
    let gone = false;
    const look = () => setCount((before) => before + 1);
    const back = () => document.visibilityState === 'visible' && look();
    let turns = 0;
    const turn = () => {
      turns += 1;
      if (stream?.readyState !== EventSource.OPEN || turns % looksWithStream === 0) back();
    };
    void send<{ messages: MessageAnswer[] }>('GET', '/account/messages').then((answer) => {
      if (gone || !answer.ok) return;
      // The newest stands first; what came before the page was opened is no news.
      const after = answer.value.messages[0]?.number ?? 0;
      stream = new EventSource(`/api/v1/account/messages/stream?after=${after}`);
      stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
        const told = JSON.parse(data) as MessageAnswer;
        if (told.side !== 'provider') return;
        setNewest(told);
        look();
      });
      // Something happened to a visit of this member of the staff.
      stream.addEventListener('changed', look);
      let opened = false;
      stream.addEventListener('open', () => {
        // What happened while it was broken has not been heard.
        if (opened) look();
        opened = true;
      });
    });
    const timer = setInterval(turn, lookAgainMilliseconds);
    document.addEventListener('visibilitychange', back);
    return () => {
      gone = true;
      stream?.close();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', back);
    };
    // A stream ends with the session, and is opened again for whoever signs in.
  }, [wanted, account]);
  return { count, newest };
}
