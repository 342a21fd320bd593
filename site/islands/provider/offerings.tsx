import { useState } from 'preact/hooks';
import type { OwnOfferingAnswer } from '../../../server/contract/offering.ts';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useDesk } from './desk.ts';
import { OfferingEntry } from './offering-entry.tsx';
import { OfferingForm } from './offering-form.tsx';

/** What the provider offers; one is made or changed in place of the list. */
export function Offerings() {
  const { words, say } = useAccount();
  const { t } = words;
  const { own } = useDesk();
  const base = `/providers/${own.provider.id}`;
  const offerings = useLoaded<{ offerings: OwnOfferingAnswer[] }>(`${base}/offerings`);
  const resources = useLoaded<{ resources: ResourceAnswer[] }>(`${base}/resources`);
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <section aria-labelledby="offerings-heading">
      <h2 id="offerings-heading">{t('provider.tab-offerings')}</h2>
      <Shown
        from={offerings}
        show={(list) => (
          <Shown
            from={resources}
            show={(people) => {
              if (editing !== null)
                return (
                  <OfferingForm
                    key={editing}
                    before={list.offerings.find(({ id }) => id === editing) ?? null}
                    resources={people.resources}
                    onDone={(offered) => {
                      offerings.set(offered);
                      setEditing(null);
                      say(t('provider.saved'));
                    }}
                    onBack={() => setEditing(null)}
                  />
                );
              return (
                <>
                  <p class="provider-actions">
                    <Button
                      disabled={people.resources.length === 0}
                      onClick={() => {
                        void resources.load();
                        setEditing('');
                      }}
                    >
                      {t('provider.new-offering')}
                    </Button>
                  </p>
                  {people.resources.length === 0 && (
                    <p class="account-notice">
                      {t('provider.people-first')}{' '}
                      <Button look="text" onClick={() => void resources.load()}>
                        {t('provider.look-again')}
                      </Button>
                    </p>
                  )}
                  {list.offerings.length === 0 ? (
                    <EmptyState
                      title={t('provider.no-offerings')}
                      text={t('provider.no-offerings-text')}
                    />
                  ) : (
                    <ul class="plain-list">
                      {list.offerings.map((offering) => (
                        <OfferingEntry
                          key={offering.id}
                          offering={offering}
                          resources={people.resources}
                          onChanged={offerings.set}
                          onEdit={() => {
                            void resources.load();
                            setEditing(offering.id);
                          }}
                        />
                      ))}
                    </ul>
                  )}
                </>
              );
            }}
          />
        )}
      />
    </section>
  );
}
