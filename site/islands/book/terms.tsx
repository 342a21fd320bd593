import type { OfferingAnswer } from '../../../server/contract/offering.ts';
import { lengthWords } from '../../lib/book/length-words.ts';
import { useAccount } from '../account/account-context.ts';

type Promised = Pick<
  OfferingAnswer,
  'cancelUntilMinutes' | 'moveUntilMinutes' | 'promisedDays' | 'needsAcceptance'
>;

/** What both sides may rely on: rows of a `<dl>`. */
export function Terms({ offering }: { readonly offering: Promised }) {
  const { words } = useAccount();
  const { t, plural } = words;
  const { cancelUntilMinutes, moveUntilMinutes, promisedDays, needsAcceptance } = offering;
  const until = (minutes: number) =>
    minutes === 0
      ? t('book.terms.any-time')
      : t('book.terms.before', { length: lengthWords(minutes, words) });
  return (
    <>
      <div>
        <dt>{t('book.terms.cancel')}</dt>
        <dd>{until(cancelUntilMinutes)}</dd>
      </div>
      {moveUntilMinutes !== cancelUntilMinutes && (
        <div>
          <dt>{t('book.terms.move')}</dt>
          <dd>{until(moveUntilMinutes)}</dd>
        </div>
      )}
      <div>
        <dt>{t('book.terms.answer')}</dt>
        <dd>{t(needsAcceptance ? 'book.terms.accepted-later' : 'book.terms.at-once')}</dd>
      </div>
      {promisedDays !== null && (
        <div>
          <dt>{t('book.terms.promise')}</dt>
          <dd>{plural('book.terms.promised', promisedDays)}</dd>
        </div>
      )}
    </>
  );
}
