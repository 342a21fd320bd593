import { useEffect, useRef, useState } from 'preact/hooks';
import type { SitingAsked, SitingRunBody } from '../../../../server/contract/siting.ts';
import type { Answer, Failure } from '../../../lib/api.ts';
import { codeOf } from '../../../lib/form-problems.ts';
import { usePlanner } from '../planner-tools.ts';

export interface Siting {
  /** The newest run that was asked for, as it was last heard of. */
  readonly run: SitingRunBody | null;
  /** A question is being handed in. */
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly ask: (question: SitingAsked) => void;
  readonly cancel: () => void;
  readonly forget: () => void;
}

const keptAs = 'jinlin-siting';
/** Between two looks: soon at first, so that a quick answer is quick, later at leisure. */
const firstLookMs = 250;
const mostLookMs = 1500;

/** A run at the service: asked for once, looked at until it ends. Its id outlives a reload of the tab. */
export function useSiting(): Siting {
  const { send } = usePlanner();
  const [run, setRun] = useState<SitingRunBody | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  // An answer about an earlier run, or to a page that is gone, is for nobody.
  const current = useRef<string | null>(null);
  const timer = useRef(0);
  const latestSend = useRef(send);
  latestSend.current = send;

  const keep = (id: string | null) => {
    current.current = id;
    clearTimeout(timer.current);
    try {
      if (id) sessionStorage.setItem(keptAs, id);
      else sessionStorage.removeItem(keptAs);
    } catch {
      // Without storage a reload finds no run; everything else works.
    }
  };
  const take = (answer: Answer<SitingRunBody>, id: string, waited: number) => {
    if (current.current !== id) return;
    if (answer.ok) {
      setRun(answer.value);
      setFailure(null);
      if (answer.value.state !== 'queued' && answer.value.state !== 'running') return;
    } else {
      setFailure(answer.failure);
      // What the service knows no more will not come back; anything else may.
      if (
        ['unknown-siting', 'siting-lost', 'siting-forgotten'].includes(codeOf(answer.failure) ?? '')
      ) {
        setRun(null);
        keep(null);
        return;
      }
    }
    timer.current = window.setTimeout(
      () => void look(id, Math.min(mostLookMs, waited * 1.5)),
      waited,
    );
  };
  const look = async (id: string, waited: number) =>
    take(
      await latestSend.current<SitingRunBody>('GET', `/siting/${encodeURIComponent(id)}`),
      id,
      waited,
    );
  useEffect(() => {
    let left: string | null = null;
    try {
      left = sessionStorage.getItem(keptAs);
    } catch {
      // As above.
    }
    if (left) {
      current.current = left;
      void look(left, firstLookMs);
    }
    return () => {
      current.current = null;
      clearTimeout(timer.current);
    };
  }, []);
  return {
    run,
    busy,
    failure,
    ask: (question) => {
      if (busy) return;
      setBusy(true);
      setFailure(null);
      void send<SitingRunBody>('POST', '/siting', question).then((answer) => {
        setBusy(false);
        if (!answer.ok) return setFailure(answer.failure);
        keep(answer.value.id);
        take(answer, answer.value.id, firstLookMs);
      });
    },
    cancel: () => {
      const id = current.current;
      if (!id) return;
      clearTimeout(timer.current);
      void send<SitingRunBody>('DELETE', `/siting/${encodeURIComponent(id)}`).then((answer) =>
        take(answer, id, firstLookMs),
      );
    },
    forget: () => {
      keep(null);
      setRun(null);
    },
  };
}
