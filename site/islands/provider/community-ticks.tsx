import { useState } from 'preact/hooks';
import type { Area } from '../../../server/contract/community.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { useDesk } from './desk.ts';

interface Props {
  readonly id: string;
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
  readonly error: string | null;
}

const streetLength = 9;

/** Communities of the base's district, street by street. Those of elsewhere that were chosen before stay. */
export function CommunityTicks({ id, chosen, onChange, error }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { own } = useDesk();
  const { community } = own.provider;
  const streets = useLoaded<{ areas: Area[] }>(`/areas?parent=${community.slice(0, 6)}`);
  const [street, setStreet] = useState(community.slice(0, streetLength));
  const inside = useLoaded<{ areas: Area[] }>(
    street.length === streetLength ? `/areas?parent=${street}` : null,
  );
  const toggle = (code: string) =>
    onChange(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  return (
    <div class="community-ticks">
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
      <Shown
        from={streets}
        show={({ areas }) => (
          <label class="field-label">
            {t('provider.street')}
            <select
              id={id}
              value={street}
              onChange={({ currentTarget }) => setStreet(currentTarget.value)}
            >
              {areas.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      />
      <Shown
        from={inside}
        show={({ areas }) => (
          <div class="tick-columns">
            {areas.map(({ code, name }) => (
              <label class="tick" key={code}>
                <input
                  type="checkbox"
                  checked={chosen.includes(code)}
                  onChange={() => toggle(code)}
                />
                <span>{name}</span>
              </label>
            ))}
          </div>
        )}
      />
      <p class="quiet" role="status">
        {words.plural('provider.chosen-count', chosen.length)}
      </p>
    </div>
  );
}
