import { useEffect, useRef, useState } from 'preact/hooks';
import type { SlotsAnswer } from '../../../server/contract/offering.ts';
import { firstOf, lastOf } from '../../lib/book/month.ts';
import { positionQuery } from '../../lib/book/position-text.ts';
import { dayAfter, joinDays, type SlotDay } from '../../lib/book/slot-days.ts';
import { failureWords } from '../../lib/failure-words.ts';
import type { Position } from '../../lib/view-state.ts';
import { useAccount } from '../account/account-context.ts';

/** So many days are asked for at a time; the API answers 31 at most. */
const daysAtOnce = 14;

export interface Slots {
  /** Null until the first answer. */
  readonly days: readonly SlotDay[] | null;
  /** The first day of all: the service's today. */
  readonly today: string;
  /** The last day that can be booked. */
  readonly last: string;
  readonly busy: boolean;
  readonly problem: string | null;
  /** The days after those that are known; null where there are none. */
  readonly more: (() => void) | null;
  readonly loadMonth: (month: string) => void;
  readonly reload: () => void;
}

interface Asked {
  readonly offering: string;
  readonly minutes: number;
  readonly windowDays: number;
  /** Null where people come themselves. */
  readonly at: Position | null;
}

/** Free starts, day by day, as far as somebody has looked. */
export function useSlots({ offering, minutes, windowDays, at }: Asked): Slots {
  const { send, words } = useAccount();
  const [days, setDays] = useState<readonly SlotDay[] | null>(null);
  const [busy, setBusy] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const query = `duration=${minutes}${at ? `&${positionQuery(at)}` : ''}`;
  const current = useRef('');
  const about = `${offering} ${query} ${round}`;

  const load = async (span: string, fresh: boolean) => {
    current.current = about;
    setBusy(true);
    const answer = await send<SlotsAnswer>(
      'GET',
      `/offerings/${encodeURIComponent(offering)}/slots?${query}${span}`,
    );
    if (current.current !== about) return;
    setBusy(false);
    setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
    if (answer.ok)
      setDays((known) =>
        fresh || !known ? answer.value.days : joinDays(known, answer.value.days),
      );
  };
  useEffect(() => {
    void load('', true);
  }, [about]);

  const today = days?.[0]?.day ?? '';
  const last = today && dayAfter(today, windowDays);
  const known = days?.at(-1)?.day ?? '';
  const between = (from: string, to: string) => void load(`&from=${from}&to=${to}`, false);
  return {
    days,
    today,
    last,
    busy,
    problem,
    more:
      known && known < last
        ? () => between(dayAfter(known, 1), earlier(dayAfter(known, daysAtOnce), last))
        : null,
    loadMonth: (month) => {
      const from = later(firstOf(month), today);
      const to = earlier(lastOf(month), last);
      const missing = from <= to && !days?.some(({ day }) => day === to);
      if (missing) between(later(from, firstGap(days ?? [], from)), to);
    },
    reload: () => setRound((n) => n + 1),
  };
}

const later = (a: string, b: string) => (a > b ? a : b);
const earlier = (a: string, b: string) => (a < b ? a : b);

/** The first day from `from` on that is not known yet. */
function firstGap(days: readonly SlotDay[], from: string): string {
  const known = new Set(days.map(({ day }) => day));
  let day = from;
  while (known.has(day)) day = dayAfter(day, 1);
  return day;
}
