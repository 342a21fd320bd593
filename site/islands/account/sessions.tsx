import { useState } from 'preact/hooks';
import type { Sessions } from '../../../server/contract/account.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { Card, Shown } from './card.tsx';
import { useLoaded } from './use-loaded.ts';

/** Where one is signed in: each can be ended, or all but this one. */
export function SessionList() {
  const { words, send, say } = useAccount();
  const { t } = words;
  const sessions = useLoaded<Sessions>('/account/sessions');
  const [busy, setBusy] = useState(false);
  const end = async (path: string, done: string) => {
    setBusy(true);
    const answer = await send('DELETE', path);
    await sessions.load();
    setBusy(false);
    say(answer.ok ? done : failureWords(answer.failure, words).text);
  };
  const device = ({ browser, system }: Sessions['sessions'][number]) =>
    [browser, system].filter((part) => part !== null).join(' · ') || t('account.sessions.unknown');
  return (
    <Card id="sessions" title={t('account.sessions.title')}>
      <p class="quiet">{t('account.sessions.lead')}</p>
      <Shown
        from={sessions}
        show={({ sessions: all }) => (
          <>
            <ul class="entries">
              {all.map((session) => (
                <li key={session.id} class="entry">
                  <div class="entry-words">
                    <p>
                      <strong>{device(session)}</strong>
                      {session.current && <span class="badge">{t('account.sessions.this')}</span>}
                    </p>
                    <p class="quiet">
                      {t('account.sessions.since', {
                        moment: momentWords(session.signedInAt, words),
                        used: momentWords(session.lastUsedAt, words),
                      })}
                    </p>
                  </div>
                  {!session.current && (
                    <Button
                      look="quiet"
                      disabled={busy}
                      aria-label={t('account.sessions.end-one', {
                        device: device(session),
                        moment: momentWords(session.signedInAt, words),
                      })}
                      onClick={() =>
                        void end(
                          `/account/sessions/${encodeURIComponent(session.id)}`,
                          t('account.sessions.ended'),
                        )
                      }
                    >
                      {t('account.sessions.end')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
            {all.length > 1 && (
              <div class="button-row">
                <Button
                  look="quiet"
                  disabled={busy}
                  onClick={() => void end('/account/sessions', t('account.sessions.all-ended'))}
                >
                  {t('account.sessions.end-others')}
                </Button>
              </div>
            )}
          </>
        )}
      />
    </Card>
  );
}
