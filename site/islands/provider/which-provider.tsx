import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OwnProvider } from '../../../server/contract/provider.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { saidMoments } from '../../lib/said-moments.ts';
import type { BookingFacts } from '../../lib/service-kinds.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { DeskContext, type Desk } from './desk.ts';
import { DeskTabs } from './desk-tabs.tsx';
import { ProviderHead } from './provider-head.tsx';
import { RegisterForm } from './register-form.tsx';
import { useNews } from './use-news.ts';
import { useProviderFragment } from './use-provider-fragment.ts';

/** Which of the caller's providers; whoever has none registers one. */
export function WhichProvider({ facts }: { readonly facts: BookingFacts }) {
  const { words } = useAccount();
  const { t } = words;
  const mine = useLoaded<{ providers: OwnProvider[] }>('/providers/mine');
  const regions = useLoaded<{ regions: RegionAnswer[] }>('/regions');
  const { view, change } = useProviderFragment();
  const [registering, setRegistering] = useState(false);
  const news = useNews((mine.value?.providers.length ?? 0) > 0);
  const kinds = useMemo(() => facts, []);
  const own =
    mine.value?.providers.find(({ provider }) => provider.id === view.provider) ??
    mine.value?.providers[0];
  useEffect(() => {
    // What waits for the office, or for an answer to it, may have changed with the news.
    if (news.count > 0) void mine.load();
  }, [news.count]);

  const desk = (one: OwnProvider): Desk => ({
    own: one,
    isManager: one.part === 'manager',
    regions: regions.value?.regions ?? [],
    ...kinds,
    view,
    go: (fields) => change({ provider: one.provider.id, ...fields }),
    news: news.count,
    reload: mine.load,
    putProvider: (provider) =>
      mine.value &&
      mine.set({
        providers: mine.value.providers.map((each) =>
          each.provider.id === provider.id ? { ...each, provider } : each,
        ),
      }),
    fail: (failure) => saidMoments(failureWords(failure, words).text, words),
  });

  return (
    <div class="provider-page">
      <Shown
        from={mine}
        show={({ providers }) => (
          <Shown
            from={regions}
            show={(found) => {
              if (!own || registering)
                return (
                  <RegisterForm
                    regions={found.regions}
                    first={providers.length === 0}
                    onCancel={() => setRegistering(false)}
                    onDone={async (id) => {
                      await mine.load();
                      setRegistering(false);
                      change({ provider: id, tab: 'about' });
                    }}
                  />
                );
              return (
                <DeskContext.Provider value={desk(own)} key={own.provider.id}>
                  <ProviderHead
                    all={providers}
                    onChoose={(id) => change({ provider: id, resource: null })}
                  />
                  <DeskTabs unheard={news.newest} />
                  <p class="provider-foot">
                    <Button look="text" onClick={() => setRegistering(true)}>
                      {t('provider.register-another')}
                    </Button>
                  </p>
                </DeskContext.Provider>
              );
            }}
          />
        )}
      />
    </div>
  );
}
