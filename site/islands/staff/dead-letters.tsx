import { useState } from 'preact/hooks';
import type { DeadLetterAnswer } from '../../../server/contract/dead-letter.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { DeadLetterEntry } from './dead-letter-entry.tsx';
import { DropLetter } from './drop-letter.tsx';

interface DeadLetters {
  readonly letters: readonly DeadLetterAnswer[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** Messages about bookings that no gateway took: each is sent again or given up with a reason. */
export function DeadLetters() {
  const { words, send, say } = useAccount();
  const { t, plural } = words;
  const [page, setPage] = useState(1);
  const found = useLoaded<DeadLetters>(`/admin/dead-letters?page=${page}`);
  const [busy, setBusy] = useState(false);
  const [dropping, setDropping] = useState<DeadLetterAnswer | null>(null);

  const retry = async ({ number }: DeadLetterAnswer) => {
    setBusy(true);
    const answer = await send('POST', `/admin/dead-letters/${number}/retry`, {});
    await found.load();
    setBusy(false);
    say(answer.ok ? t('staff.letters.retried') : failureWords(answer.failure, words).text);
  };
  return (
    <Card id="letters" title={t('staff.letters.title')}>
      <p class="quiet">{t('staff.letters.lead')}</p>
      <Shown
        from={found}
        show={({ letters, total, pageSize }) => {
          const pages = Math.max(1, Math.ceil(total / pageSize));
          return (
            <>
              <p role="status">{plural('staff.letters.found', total)}</p>
              <ul class="entries">
                {letters.map((letter) => (
                  <DeadLetterEntry
                    key={letter.number}
                    letter={letter}
                    busy={busy}
                    onRetry={() => void retry(letter)}
                    onDrop={() => setDropping(letter)}
                  />
                ))}
              </ul>
              {pages > 1 && (
                <nav class="button-row" aria-label={t('staff.audit.pages')}>
                  <Button look="quiet" disabled={page <= 1} onClick={() => setPage(page - 1)}>
                    {t('staff.audit.newer')}
                  </Button>
                  <span class="page-number">{t('staff.audit.page', { page, pages })}</span>
                  <Button look="quiet" disabled={page >= pages} onClick={() => setPage(page + 1)}>
                    {t('staff.audit.older')}
                  </Button>
                </nav>
              )}
            </>
          );
        }}
      />
      {dropping && (
        <DropLetter
          letter={dropping}
          onClose={() => setDropping(null)}
          onDropped={() => {
            setDropping(null);
            say(t('staff.letters.dropped'));
            void found.load();
          }}
        />
      )}
    </Card>
  );
}
