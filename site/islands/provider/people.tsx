import { useState } from 'preact/hooks';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useDesk } from './desk.ts';
import { Members } from './members.tsx';
import { ResourceEntry } from './resource-entry.tsx';
import { ResourceForm } from './resource-form.tsx';
import { ScheduleExport } from './schedule-export.tsx';

/** Staff members, counters and rooms, and the accounts that act for the provider. */
export function People() {
  const { words, say } = useAccount();
  const { t } = words;
  const { own } = useDesk();
  const resources = useLoaded<{ resources: ResourceAnswer[] }>(
    `/providers/${own.provider.id}/resources`,
  );
  const [editing, setEditing] = useState<string | null>(null);
  return (
    <section aria-labelledby="people-heading">
      <h2 id="people-heading">{t('provider.tab-people')}</h2>
      <Shown
        from={resources}
        show={({ resources: list }) => (
          <>
            {editing === '' ? (
              <ResourceForm
                before={null}
                onDone={(now) => {
                  resources.set(now);
                  setEditing(null);
                  say(t('provider.saved'));
                }}
                onBack={() => setEditing(null)}
              />
            ) : (
              <p class="provider-actions">
                <Button onClick={() => setEditing('')}>{t('provider.new-resource')}</Button>
              </p>
            )}
            {list.length === 0 && (
              <EmptyState title={t('provider.no-people')} text={t('provider.no-people-text')} />
            )}
            <ul class="plain-list">
              {list.map((resource) =>
                editing === resource.id ? (
                  <li key={resource.id}>
                    <ResourceForm
                      before={resource}
                      onDone={(now) => {
                        resources.set(now);
                        setEditing(null);
                        say(t('provider.saved'));
                      }}
                      onBack={() => setEditing(null)}
                    />
                  </li>
                ) : (
                  <ResourceEntry
                    key={resource.id}
                    resource={resource}
                    onChanged={resources.set}
                    onReload={resources.load}
                    onEdit={() => setEditing(resource.id)}
                  />
                ),
              )}
            </ul>
            <Members resources={list} />
            <ScheduleExport />
          </>
        )}
      />
    </section>
  );
}
