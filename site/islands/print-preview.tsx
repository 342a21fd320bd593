import { render } from 'preact';
import { useState } from 'preact/hooks';
import { PrintSheet, type SheetContent } from './print-sheet.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import { Button } from './ui/button.tsx';
import { Dialog } from './ui/dialog.tsx';
import { Page, usePage, type PageContext } from './words.ts';

/**
 * Shows the sheet before it is printed. It stands directly in the body: printing leaves out everything beside it
 * (`print.css`), which is possible for a child of the body only.
 */
export function openPrintPreview(page: PageContext, content: SheetContent): void {
  const host = document.createElement('div');
  host.className = 'print-host';
  document.body.append(host);
  const close = () => {
    render(null, host);
    host.remove();
  };
  render(
    <Page.Provider value={page}>
      <PrintPreview content={content} onClose={close} />
    </Page.Provider>,
    host,
  );
}

interface Props {
  readonly content: SheetContent;
  readonly onClose: () => void;
}

function PrintPreview({ content, onClose }: Props) {
  const { t } = usePage().words;
  const [drawn, setDrawn] = useState(false);
  return (
    <Dialog title={t('sheet.preview')} closeLabel={t('actions.close')} onClose={onClose}>
      <div class="print-tools" aria-busy={!drawn}>
        <Button disabled={!drawn} onClick={() => print()}>
          {t('sheet.print')}
        </Button>
        <p role="status">{!drawn && t('sheet.drawing')}</p>
      </div>
      <SheetFrame label={t('sheet.preview')}>
        <PrintSheet content={content} onDrawn={() => setDrawn(true)} />
      </SheetFrame>
    </Dialog>
  );
}
