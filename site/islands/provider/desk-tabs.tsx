import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { MessageAnswer } from '../../../server/contract/message.ts';
import type { WaitingAnswer } from '../../../server/contract/booking.ts';
import { newsWords } from '../../lib/provider-news.ts';
import { isWaiting } from '../../lib/visit-words.ts';
import { useAccount } from '../account/account-context.ts';
import type { Loaded } from '../account/use-loaded.ts';
import { Tabs } from '../ui/tabs.tsx';
import { About } from './about.tsx';
import { ManualBooking } from './manual-booking.tsx';
import { useDesk } from './desk.ts';
import { Offerings } from './offerings.tsx';
import { People } from './people.tsx';
import { Requests } from './requests.tsx';
import { Today } from './today.tsx';
import { useLooked } from './use-looked.ts';
import { Week } from './week.tsx';

const managers = [
  'today',
  'requests',
  'week',
  'telephone',
  'offerings',
  'people',
  'about',
] as const;
const staff = ['today', 'week'] as const;
type Tab = (typeof managers)[number];

const parts = (waiting: Loaded<WaitingAnswer>): Record<Tab, () => JSX.Element> => ({
  today: () => <Today />,
  requests: () => <Requests from={waiting} />,
  week: () => <Week />,
  telephone: () => <ManualBooking />,
  offerings: () => <Offerings />,
  people: () => <People />,
  about: () => <About />,
});

/** @param unheard the newest message that came while the page was open */
export function DeskTabs({ unheard }: { readonly unheard: MessageAnswer | null }) {
  const { words, say } = useAccount();
  const { t } = words;
  const { own, isManager, view, go } = useDesk();
  const waiting = useLooked<WaitingAnswer>(
    isManager ? `/providers/${own.provider.id}/requests` : null,
  );
  const codes: readonly Tab[] = isManager ? managers : staff;
  const tab = codes.find((code) => code === view.tab) ?? codes[0]!;
  // What was opened stays as it is: a booking from the telephone is half done when somebody looks at the week.
  const opened = useRef(new Set<Tab>());
  opened.current.add(tab);
  useEffect(() => {
    if (unheard) say(newsWords(unheard, words));
  }, [unheard?.number]);
  const count = waiting.value?.waiting.filter(isWaiting).length ?? 0;
  const labelOf = (code: Tab) =>
    code === 'requests' && count > 0
      ? t('provider.tab-requests-count', { count: String(count) })
      : t(`provider.tab-${code}`);
  return (
    <Tabs
      label={t('provider.tabs')}
      tabs={codes.map((code) => ({ code, label: labelOf(code) }))}
      chosen={tab}
      onChoose={(next) => go({ tab: next })}
    >
      {codes
        .filter((code) => opened.current.has(code))
        .map((code) => (
          <div key={code} class="provider-part" hidden={code !== tab}>
            {parts(waiting)[code]()}
          </div>
        ))}
    </Tabs>
  );
}
