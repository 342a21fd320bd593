import { useEffect, useRef, useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { CircleQuery, Failure } from '../lib/api.ts';
import { deviceStorage } from '../lib/device-storage.ts';
import { keepLastCircle, readLastCircle, type LastCircle } from '../lib/last-circle.ts';

/** The circle on the page is not of now: why, and when it came (ISO 8601). */
export interface AsOf {
  readonly why: 'offline' | 'unreachable';
  readonly time: string;
}

export interface LastCircleModel {
  readonly asOf: AsOf | null;
  /** An answer came: it is shown, and kept when things come to rest. */
  readonly answered: (circle: Circle, query: CircleQuery, region: RegionAnswer | undefined) => void;
  /**
   * No answer came. Returns the kept circle where nothing is shown yet and the service could not be asked; the
   * caller shows it, or offers to, and says so by `shown`.
   */
  readonly failed: (failure: Failure) => LastCircle | null;
  readonly shown: (last: LastCircle) => void;
}

/** A dragged pin gets an answer every few milliseconds. */
const restMilliseconds = 300;

export function useLastCircle(retry: () => void): LastCircleModel {
  const [asOf, setAsOf] = useState<AsOf | null>(null);
  /** When the circle on the page came; null while there is none. */
  const shownTime = useRef<string | null>(null);
  const timer = useRef(0);

  const waiting = asOf !== null;
  const again = useRef(retry);
  again.current = retry;
  useEffect(() => {
    if (!waiting) return undefined;
    const back = () => again.current();
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, [waiting]);

  return {
    asOf,
    answered(circle, { position, profile, minutes, kind, at }, region) {
      const keptAt = new Date().toISOString();
      shownTime.current = keptAt;
      setAsOf(null);
      clearTimeout(timer.current);
      if (!region) return;
      const view = {
        position,
        profile,
        ...(minutes !== undefined && { minutes }),
        ...(kind && { kind }),
        ...(at && { at }),
      };
      const keep = () => keepLastCircle(deviceStorage(), { circle, view, region, keptAt });
      timer.current = window.setTimeout(keep, restMilliseconds);
    },
    failed({ kind }) {
      if (kind !== 'offline' && kind !== 'unreachable') return null;
      if (shownTime.current === null) {
        const last = readLastCircle(deviceStorage());
        if (last) setAsOf({ why: kind, time: last.keptAt });
        return last;
      }
      setAsOf({ why: kind, time: shownTime.current });
      return null;
    },
    shown(last) {
      shownTime.current = last.keptAt;
    },
  };
}
