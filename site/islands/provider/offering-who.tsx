import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { missingOf } from '../../lib/why-unseen.ts';
import { useAccount } from '../account/account-context.ts';
import { useDesk } from './desk.ts';
import { draftId, type DraftPart } from './draft-part.ts';

interface Props extends DraftPart {
  readonly resources: readonly ResourceAnswer[];
}

/** Who does it, and what they must hold: whoever lacks something is told of beside their name. */
export function OfferingWho({ draft, set, errorOf, resources }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { certificates, kinds } = useDesk();
  const byLaw = kinds.find(({ code }) => code === draft.serviceKind)?.certificates ?? [];
  const nameOf = (type: string) => certificates.find(({ code }) => code === type)?.name ?? type;
  const error = errorOf('resources');
  const toggled = (list: readonly string[], one: string) =>
    list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
  return (
    <>
      <fieldset class="choice-column">
        <legend>{t('provider.field-certificates')}</legend>
        <div class="tick-columns">
          {certificates.map(({ code, name }) => (
            <label class="tick" key={code}>
              <input
                type="checkbox"
                checked={draft.certificates.includes(code)}
                disabled={byLaw.includes(code)}
                onChange={() => set({ certificates: toggled(draft.certificates, code) })}
              />
              <span>
                {name} {byLaw.includes(code) && <span class="quiet">{t('provider.by-law')}</span>}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class={`choice-column${error ? ' field has-error' : ''}`}>
        <legend id={draftId('resources')} tabIndex={-1}>
          {t('provider.field-resources')}
        </legend>
        {error && (
          <p class="field-error" role="alert">
            {error}
          </p>
        )}
        {resources.map((one) => {
          const missing = missingOf(one, draft.certificates);
          return (
            <label class="tick" key={one.id}>
              <input
                type="checkbox"
                checked={draft.resources.includes(one.id)}
                onChange={() => set({ resources: toggled(draft.resources, one.id) })}
              />
              <span>
                {[one.label, one.name].filter(Boolean).join(' ')}{' '}
                {missing.length > 0 && (
                  <span class="provider-lacks">
                    {t('provider.lacks', { list: words.row(missing.map(nameOf)) })}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </fieldset>
    </>
  );
}
