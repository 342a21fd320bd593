import { useEffect, useState } from 'preact/hooks';
import type { ReportState } from '../../../server/contract/report.ts';
import type { Failure } from '../../lib/api.ts';
import { deviceStorage } from '../../lib/device-storage.ts';
import { codeOf } from '../../lib/form-problems.ts';
import {
  dropReceipt,
  keepReceipt,
  readReceipts,
  type KeptReceipt,
} from '../../lib/report-receipts.ts';
import type { Send } from '../../lib/send.ts';

/** A receipt of this browser and what is known of it: null while it is asked, `gone` when nobody keeps it any more. */
export interface KnownReport {
  readonly kept: KeptReceipt;
  readonly state: ReportState | 'gone' | null;
}

export interface Receipts {
  readonly reports: readonly KnownReport[];
  /** Why some states are not known. */
  readonly failure: Failure | null;
  /** Keeps one more; false where this browser refuses. It is shown either way. */
  readonly add: (receipt: KeptReceipt) => boolean;
  readonly drop: (id: string) => void;
  readonly askAgain: () => void;
}

/** The receipts of this browser that `concerns` picks, newest first, each asked for one after another. */
export function useReceipts(send: Send, concerns: (kept: KeptReceipt) => boolean): Receipts {
  const [kept, setKept] = useState<readonly KeptReceipt[]>([]);
  const [states, setStates] = useState<ReadonlyMap<string, ReportState | 'gone'>>(new Map());
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let ended = false;
    const found = readReceipts(deviceStorage()).filter(concerns);
    setKept(found);
    setFailure(null);
    void (async () => {
      for (const { id, receipt } of found) {
        const answer = await send<ReportState>('POST', '/reports/receipt', { receipt });
        if (ended) return;
        const gone = !answer.ok && codeOf(answer.failure) === 'unknown-receipt';
        if (!answer.ok && !gone) return setFailure(answer.failure);
        setStates((before) => new Map(before).set(id, answer.ok ? answer.value : 'gone'));
      }
    })();
    return () => {
      ended = true;
    };
  }, [round]);

  return {
    reports: kept.map((one) => ({ kept: one, state: states.get(one.id) ?? null })),
    failure,
    add: (receipt) => {
      const { id, facility, name, kind, at } = receipt;
      setKept((before) => [receipt, ...before]);
      const open = { id, facility, facilityName: name, kind, at, state: 'open' } as const;
      setStates((before) => new Map(before).set(id, { ...open, answer: null, decidedAt: null }));
      return keepReceipt(deviceStorage(), receipt);
    },
    drop: (id) => {
      dropReceipt(deviceStorage(), id);
      setKept((before) => before.filter((one) => one.id !== id));
    },
    askAgain: () => setRound(round + 1),
  };
}
