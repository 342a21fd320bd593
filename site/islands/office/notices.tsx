import { useState } from 'preact/hooks';
import type { NoticeKind, StaffNotice } from '../../../server/contract/notice.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { momentHere } from './local-moment.ts';
import { NoticeForm } from './notice-form.tsx';
import { NoticePublish } from './notice-publish.tsx';
import { useLoaded, useOffice } from './office.ts';

interface Notices {
  notices: StaffNotice[];
  page: number;
  pages: number;
  total: number;
}

type Open = { readonly notice: StaffNotice | null; readonly kind: NoticeKind };

/** What the area publishes: drafts, what is shown, what is over. */
export function Notices() {
  const { words } = usePage();
  const { t, lang } = words;
  const { area } = useOffice();
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<Open | null>(null);
  const list = useLoaded<Notices>(`/staff/notices?area=${area.code}&page=${page}`);
  const titleOf = ({ title }: StaffNotice) =>
    (lang === 'en' ? (title.en ?? title.zh) : (title.zh ?? title.en)) ?? '';
  if (open)
    return (
      <NoticeForm
        kind={open.kind}
        notice={open.notice}
        onDone={() => {
          setOpen(null);
          list.reload();
        }}
      />
    );
  return (
    <section>
      <h2>{t('office.tab-notices')}</h2>
      <p class="office-actions">
        {(['notice', 'policy', 'guide'] as const).map((kind) => (
          <Button
            key={kind}
            look={kind === 'notice' ? 'main' : 'quiet'}
            onClick={() => setOpen({ notice: null, kind })}
          >
            {t(`office.new-${kind}`)}
          </Button>
        ))}
      </p>
      {list.problem && (
        <p class="office-problem" role="alert">
          {list.problem}
        </p>
      )}
      {!list.value && !list.problem && <Skeleton lines={4} />}
      {list.value?.total === 0 && <EmptyState title={t('office.no-notices')} />}
      <ul class="office-list">
        {list.value?.notices.map((notice) => (
          <li key={notice.id} class="office-entry">
            <h3>
              {titleOf(notice)}{' '}
              <span class={`state state-${notice.shown ? 'met' : 'no-data'}`}>
                {t(`office.status-${stateOf(notice)}`)}
              </span>
            </h3>
            <p class="quiet">
              {t(`office.kind-${notice.kind}`)} · {notice.areaName ?? notice.area}
              {notice.publishAt && ` · ${momentHere(notice.publishAt)}`}
              {notice.expiresAt && ` – ${momentHere(notice.expiresAt)}`}
            </p>
            <p class="office-actions">
              <Button look="quiet" onClick={() => setOpen({ notice, kind: notice.kind })}>
                {t('office.edit')}
              </Button>
              <NoticePublish notice={notice} onDone={list.reload} />
              {notice.shown && (
                <a href={lang === 'en' ? `/en${notice.path}` : notice.path}>
                  {t('office.look-at')}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
      {list.value && list.value.pages > 1 && (
        <p class="office-actions">
          <Button look="quiet" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {t('office.page-before')}
          </Button>
          <span>{t('office.page-of', { page, pages: list.value.pages })}</span>
          <Button
            look="quiet"
            disabled={page >= list.value.pages}
            onClick={() => setPage(page + 1)}
          >
            {t('office.page-after')}
          </Button>
        </p>
      )}
    </section>
  );
}

/** Published is what is shown now, what is to come, or what is over. */
function stateOf({ shown, status, publishAt }: StaffNotice) {
  if (shown) return 'shown';
  if (status !== 'published') return status;
  return publishAt !== null && Date.parse(publishAt) > Date.now() ? 'scheduled' : 'expired';
}
