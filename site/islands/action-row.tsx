import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { shareLink } from '../lib/share-link.ts';
import type { IconName } from '../lib/icon-shapes.ts';
import { Icon } from './icon.tsx';
import { MoreActions } from './more-actions.tsx';
import { CompareChoosing } from './parts-for-later.ts';
import { Toast } from './ui/toast.tsx';
import type { Compare } from './use-compare.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import { useLazy } from './use-lazy.ts';
import { Page, usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  readonly compare: Compare;
}

/** What one may do with the result: compare, share, print and less common things. Each part is loaded when it is wanted. */
export function ActionRow({ model, compare }: Props) {
  const { t } = usePage().words;
  const page = useContext(Page)!;
  const { circle, region, view, origin } = model;
  const [sharing, setSharing] = useState(false);
  const [toast, setToast] = useState<string | null>(null);
  const failed = () => {
    setSharing(false);
    setToast(t('actions.failed'));
  };
  const ShareDialog = useLazy(
    sharing,
    async () => (await import('./share-dialog.tsx')).ShareDialog,
    failed,
  );
  const CompareCard = useLazy(
    view.with !== undefined,
    async () => (await import('./compare-card.tsx')).CompareCard,
    failed,
  );
  const compareButton = useRef<HTMLButtonElement>(null);
  useGoBack(compareButton, compare);

  const link = () => shareLink(location.origin, location.pathname, view, origin);
  const print = () => {
    if (!circle || !region) return;
    import('./print-preview.tsx').then(
      ({ openPrintPreview }) => openPrintPreview(page, { circle, region, view, link: link() }),
      failed,
    );
  };
  const action = (icon: IconName, words: string, run: () => void, on?: boolean) => (
    <button
      type="button"
      class="button button-quiet action"
      disabled={!circle}
      aria-pressed={on}
      ref={icon === 'compare' ? compareButton : null}
      onClick={run}
    >
      <Icon name={icon} />
      {words}
    </button>
  );

  return (
    <div class="actions">
      <div class="action-row" role="group" aria-label={t('actions.label')}>
        {action(
          'compare',
          t('actions.compare'),
          compare.choosing ? compare.cancel : compare.start,
          compare.choosing || view.with !== undefined,
        )}
        {action('share', t('actions.share'), () => setSharing(true))}
        {action('print', t('actions.print'), print)}
        <MoreActions model={model} onSaid={setToast} onFailed={failed} />
      </div>
      {compare.choosing && <CompareChoosing compare={compare} />}
      {CompareCard && view.with && <CompareCard model={model} compare={compare} />}
      {sharing && ShareDialog && circle && (
        <ShareDialog
          circle={circle}
          link={link()}
          both={view.with !== undefined}
          onCopied={() => {
            setSharing(false);
            setToast(t('share.copied'));
          }}
          onClose={() => setSharing(false)}
        />
      )}
      <Toast text={toast} closeLabel={t('actions.close')} onClose={() => setToast(null)} />
    </div>
  );
}

/** Ending the choice or the comparison takes away what had the focus: it goes back to the button that began it. */
function useGoBack(button: { current: HTMLButtonElement | null }, { choosing, position }: Compare) {
  const active = choosing || position !== undefined;
  const before = useRef({ choosing, active });
  useLayoutEffect(() => {
    const ended = (before.current.choosing && !choosing) || (before.current.active && !active);
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (ended && lost) button.current?.focus({ preventScroll: true });
    before.current = { choosing, active };
  }, [choosing, active]);
}
