import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { Translator } from '../../i18n/translator.ts';
import { SheetFrame } from '../sheet-frame.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ChoiceList } from './choice-list.tsx';
import { VisitCard, type Paper } from './visit-card.tsx';

/** Shows the card before it is printed. It stands in the body itself: printing leaves out everything beside it (`print.css`). */
export function openCard(words: Translator, booking: BookingAnswer): void {
  const host = document.createElement('div');
  host.className = 'print-host card-host';
  document.body.append(host);
  const close = () => {
    render(null, host);
    host.remove();
  };
  render(<CardPreview words={words} booking={booking} onClose={close} />, host);
}

interface Props {
  readonly words: Translator;
  readonly booking: BookingAnswer;
  readonly onClose: () => void;
}

/** Printed pages are half sheets as long as this holds. In a sheet of style of its own: a named page is not for what lies in a dialog. */
function useHalfSheets(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const half = new CSSStyleSheet();
    half.replaceSync('@page { size: A5; margin: 0; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, half];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== half);
    };
  }, [on]);
}

const papers = ['a4', 'a5'] as const satisfies readonly Paper[];

function CardPreview({ words, booking, onClose }: Props) {
  const { t } = words;
  const [paper, setPaper] = useState<Paper>('a4');
  const [drawn, setDrawn] = useState(false);
  useHalfSheets(paper === 'a5');
  return (
    <Dialog title={t('bookings.card')} closeLabel={t('actions.close')} onClose={onClose}>
      <div class="print-tools" aria-busy={!drawn}>
        <ChoiceList
          name="card-paper"
          legend={t('bookings.card.paper')}
          choices={papers.map((code) => ({ code, label: t(`bookings.card.${code}`) }))}
          chosen={paper}
          onChoose={setPaper}
        />
        <Button disabled={!drawn} onClick={() => print()}>
          {t('bookings.card.print')}
        </Button>
      </div>
      <SheetFrame label={t('bookings.card')}>
        <VisitCard words={words} booking={booking} paper={paper} onDrawn={() => setDrawn(true)} />
      </SheetFrame>
    </Dialog>
  );
}
