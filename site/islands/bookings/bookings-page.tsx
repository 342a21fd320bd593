import type { Language, Messages } from '../../i18n/translator.ts';
import { AccountFrame } from '../account/account-frame.tsx';
import { BookingsScreen } from './bookings-screen.tsx';
import { KindNamesContext, type KindNames } from './kind-names.ts';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
  readonly kindNames: KindNames;
}

/** One's own bookings. */
export default function BookingsPage({ kindNames, ...frame }: Props) {
  return (
    <AccountFrame {...frame}>
      <KindNamesContext.Provider value={kindNames}>
        <BookingsScreen />
      </KindNamesContext.Provider>
    </AccountFrame>
  );
}
