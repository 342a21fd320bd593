import { useContext, useEffect, useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import { moveWords } from '../lib/compass.ts';
import { asPosition, type Position } from '../lib/view-state.ts';
import { spoken, verdict } from '../lib/verdict.ts';
import { AskedTime } from './asked-time.ts';
import { usePage } from './words.ts';

/** A pin on the move would fill a screen reader's queue: it is told the result when things come to rest. */
const restMilliseconds = 800;

export function LiveStatus({
  circle,
  busy,
  steppedFrom,
}: {
  readonly circle: Circle | null;
  readonly busy: boolean;
  /** Where a walk of the pin by keys began; emptied when it has been told. */
  readonly steppedFrom: { current: Position | null };
}) {
  const { words, nameOf } = usePage();
  const { isNow } = useContext(AskedTime);
  const [text, setText] = useState('');
  useEffect(() => {
    if (!circle || busy) return undefined;
    const timer = setTimeout(() => {
      const { street } = circle.origin;
      const here = asPosition(circle.origin.position);
      const moved = steppedFrom.current && moveWords(steppedFrom.current, here, street, words);
      steppedFrom.current = null;
      const from = moved ?? (street && words.t('origin.at', { street }));
      setText(
        (from ? from + words.t('verdict.pause') : '') +
          spoken(verdict(circle, nameOf, words, isNow), words),
      );
    }, restMilliseconds);
    return () => clearTimeout(timer);
  }, [circle, busy]);
  return (
    <p class="visually-hidden" role="status" data-testid="live-status">
      {text}
    </p>
  );
}
