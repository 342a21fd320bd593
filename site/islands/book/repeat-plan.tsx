import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Repeat } from '../../lib/book/draft.ts';
import { skippedWords } from '../../lib/book/skipped-words.ts';
import { startWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { useBooking } from './book-context.ts';
import { RadioList } from './radio-list.tsx';

interface Props {
  readonly plan: Repeat;
  readonly onChosen: (mode: Repeat['mode']) => void;
}

const modes = ['all-or-nothing', 'those-that-fit'] as const;

/** Which visits fit and which do not, before anything is booked; all of them, or those that fit. */
export function RepeatPlan({ plan, onChosen }: Props) {
  const { words } = useAccount();
  const { t, plural } = words;
  const { href, choices } = useBooking();
  const { fits, skipped } = plan;
  const whole = skipped.length === 0;
  const [mode, setMode] = useState<Repeat['mode'] | null>(whole ? 'all-or-nothing' : null);
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const next = () => {
    if (mode === null) return setProblem(t('book.repeat.mode-missing'));
    if (mode === 'all-or-nothing' && !whole)
      return setProblem(plural('book.repeat.not-all', skipped.length));
    onChosen(mode);
  };
  const otherTime = (
    <a
      class="button button-quiet button-link"
      href={href('when', choices.from ? { from: choices.from } : {})}
    >
      {t('book.repeat.other-time')}
    </a>
  );
  return (
    <section class="repeat-plan">
      <h2 tabIndex={-1} ref={heading}>
        {fits.length === 0 ? t('book.repeat.none-fits') : plural('book.repeat.fits', fits.length)}
      </h2>
      <ol class="plan-list">
        {fits.map((start) => (
          <li key={start}>{startWords(start, words)}</li>
        ))}
      </ol>
      {!whole && (
        <>
          <h3>{plural('book.repeat.skipped', skipped.length)}</h3>
          <ul class="plan-list plan-skipped">
            {skipped.map((one) => (
              <li key={one.date}>{skippedWords(one, words)}</li>
            ))}
          </ul>
        </>
      )}
      {fits.length === 0 ? (
        <div class="button-row">{otherTime}</div>
      ) : (
        <>
          <RadioList
            id="mode"
            legend={t('book.repeat.mode')}
            choices={modes.map((code) => ({ code, label: t(`book.repeat.mode.${code}`) }))}
            chosen={mode}
            error={problem}
            onChoose={(code) => {
              setMode(code);
              setProblem(null);
            }}
          />
          <p role="status" class="visually-hidden">
            {problem}
          </p>
          <div class="button-row">
            <Button onClick={next}>{t('book.next')}</Button>
            {otherTime}
          </div>
        </>
      )}
    </section>
  );
}
