import type { OnSiteInCircle } from '../../server/contract/on-site.ts';
import { asPosition, type Position } from '../lib/view-state.ts';
import { Button } from './ui/button.tsx';
import { usePage } from './words.ts';

interface Props {
  readonly sessions: readonly OnSiteInCircle[];
  /** Shows the way to one of them. */
  readonly onGo: (position: Position) => void;
}

/** What is here on the asked day only: 义诊, 现场办公, 墟日. */
export function OnSiteBlock({ sessions, onGo }: Props) {
  const { words } = usePage();
  const { t, plural, lang } = words;
  const today = sessions[0]?.today === true;
  return (
    <section class="on-site">
      <h2>{plural(today ? 'on-site.title' : 'on-site.title-day', sessions.length)}</h2>
      <ul>
        {sessions.map((session) => {
          const { id, title, titleEn, opens, closes, place, position, seconds, openNow } = session;
          const here = t(today ? 'on-site.here-today' : 'on-site.here-day', { opens, closes });
          return (
            <li key={id}>
              <strong>{(lang === 'en' && titleEn) || title}</strong>
              <span class="hint">
                {' '}
                {[place, words.minutes(seconds), here, today && openNow && t('on-site.open-now')]
                  .filter(Boolean)
                  .join(' · ')}
              </span>{' '}
              <Button look="text" onClick={() => onGo(asPosition(position))}>
                {t('why.how-facility')}
              </Button>
            </li>
          );
        })}
      </ul>
      <p class="hint">{t('on-site.hint')}</p>
    </section>
  );
}
