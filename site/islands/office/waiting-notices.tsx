import type { ToDoAnswer } from '../../../server/contract/register.ts';
import { usePage } from '../words.ts';
import { dayHere } from './local-moment.ts';

/** Notices that wait: drafts, what is yet to come, what ends soon or has just ended. */
export function WaitingNotices({ notices }: { readonly notices: ToDoAnswer['notices'] }) {
  const { words } = usePage();
  const { t, lang } = words;
  if (notices.total === 0) return null;
  const titleOf = ({ title }: ToDoAnswer['notices']['first'][number]) =>
    (lang === 'en' ? (title.en ?? title.zh) : (title.zh ?? title.en)) ?? '';
  return (
    <>
      <h3>{t('office.waiting-notices', { count: notices.total })}</h3>
      <ul class="office-list">
        {notices.first.map((notice) => {
          const day = notice.state === 'scheduled' ? notice.publishAt : notice.expiresAt;
          return (
            <li key={notice.id}>
              <a href={`#area=${notice.area}&tab=notices`}>{titleOf(notice)}</a>{' '}
              <span class="quiet">
                {t(`office.notice-${notice.state}`, {
                  day: day === null ? '' : words.date(dayHere(day)),
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
