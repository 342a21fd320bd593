import type { ComponentChildren } from 'preact';
import type { BookStep } from '../../lib/book/book-choices.ts';
import { beside } from '../../lib/book/beside.ts';
import { lengthWords } from '../../lib/book/length-words.ts';
import { offerName, placeName, providerName } from '../../lib/book/offer.ts';
import { isFree, visitFen, yuanWords } from '../../lib/book/price-words.ts';
import { startWords, visitWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { useBooking } from './book-context.ts';
import { GrantedDraw } from './granted-draw.tsx';
import { Terms } from './terms.tsx';
import type { ChosenOffering } from './use-offering.ts';

/** What was answered, row by row, with the way to each answer. */
export function CheckSummary({ chosen }: { readonly chosen: ChosenOffering }) {
  const { words } = useAccount();
  const { t, plural, lang } = words;
  const { draft, choices, hold, door, href } = useBooking();
  const { offering } = chosen;
  const { repeat } = draft;
  const minutes = choices.minutes ?? offering.durationsMinutes[0]!;
  const atHome = offering.mode === 'at_home';
  const fen = hold.kept && !repeat ? hold.kept.priceFen : visitFen(offering, minutes);
  const visits = repeat?.fits.length ?? 1;
  const time =
    hold.kept && !repeat
      ? visitWords(hold.kept.start, hold.kept.end, words)
      : startWords(choices.start!, words);

  return (
    <dl class="summary-list">
      {row(
        t('book.check.what'),
        beside(offerName(offering, lang), providerName(offering, lang)),
        'who',
      )}
      {row(t('book.check.when'), time, 'when', 'change-when')}
      {row(t('book.check.length'), lengthWords(minutes, words))}
      {row(
        t('book.check.often'),
        repeat
          ? plural(
              repeat.everyWeeks === 1 ? 'book.check.weekly' : 'book.check.fortnightly',
              repeat.fits.length,
            )
          : t('book.repeat.once'),
        'repeat',
      )}
      {row(t('book.check.whom'), t(`book.whom.${draft.relation ?? 'myself'}`), 'whom')}
      {row(t('book.check.contact'), beside(draft.name, draft.phone), 'contact')}
      {row(
        t('book.check.where'),
        atHome ? (
          <>
            {draft.address}
            {door.words && <span class="summary-note">{door.words}</span>}
          </>
        ) : (
          (placeName(offering, lang) ?? t('book.check.there'))
        ),
        atHome ? 'contact' : undefined,
        'change-address',
      )}
      {row(t('book.check.notes'), draft.notes || t('book.check.no-notes'), 'contact')}
      {row(
        t('book.check.price'),
        <>
          {isFree(offering)
            ? t('book.free')
            : repeat
              ? plural('book.check.price-each', visits, {
                  each: yuanWords(fen, words),
                  all: yuanWords(fen * visits, words),
                })
              : yuanWords(fen, words)}
          {offering.subsidised && !isFree(offering) && (
            <GrantedDraw
              offering={offering.id}
              minutes={minutes}
              starts={repeat ? repeat.fits : [hold.kept?.start ?? choices.start!]}
            />
          )}
          {!isFree(offering) && <span class="summary-note">{t('book.check.paid-to')}</span>}
        </>,
      )}
      <Terms offering={offering} />
    </dl>
  );

  function row(name: string, value: ComponentChildren, to?: BookStep, id?: string) {
    return (
      <div>
        <dt>{name}</dt>
        <dd>{value}</dd>
        {to && (
          <dd class="summary-change">
            <a
              id={id}
              href={href(to, to === 'who' ? {} : { from: 'check' })}
              aria-label={t('book.check.change-long', { what: name })}
            >
              {t('book.check.change')}
            </a>
          </dd>
        )}
      </div>
    );
  }
}
