import type { RegionAnswer } from '../../../server/contract/region.ts';
import { useAccount } from '../account/account-context.ts';
import { TextField } from '../account/text-field.tsx';
import { PlaceField } from '../ui/place-field.tsx';
import type { ProviderDraft } from './provider-words.ts';
import { TextArea } from './text-area.tsx';

interface Props {
  readonly draft: ProviderDraft;
  readonly set: (fields: Partial<ProviderDraft>) => void;
  readonly regions: readonly RegionAnswer[];
  readonly id: (field: string) => string;
  readonly errorOf: (field: string) => string | null;
}

const hinted = new Set(['phone', 'contact']);

/** Name, contact, words and base: what may change later. */
export function ProviderFields({ draft, set, regions, id, errorOf }: Props) {
  const { words } = useAccount();
  const { t } = words;
  return (
    <>
      <div class="field-grid">
        {(['name', 'nameEn', 'phone', 'contact'] as const).map((field) => (
          <TextField
            key={field}
            id={id(field)}
            label={t(`provider.own-${field}`)}
            {...(hinted.has(field) && {
              hint: t(field === 'phone' ? 'provider.own-phone-hint' : 'provider.own-contact-hint'),
            })}
            maxLength={{ name: 100, nameEn: 100, phone: 40, contact: 60 }[field]}
            value={draft[field]}
            onText={(text) => set({ [field]: text })}
            error={errorOf(id(field))}
          />
        ))}
      </div>
      {(['aboutZh', 'aboutEn'] as const).map((field) => (
        <TextArea
          key={field}
          id={id(field)}
          label={t(`provider.own-${field}`)}
          maxLength={1000}
          value={draft[field]}
          onText={(text) => set({ [field]: text })}
          error={errorOf(id(field))}
        />
      ))}
      <PlaceField
        id={id('position')}
        words={words}
        regions={regions}
        label={t('provider.own-position')}
        position={draft.position}
        onChange={(position) => set({ position })}
        error={errorOf(id('position'))}
      />
    </>
  );
}
