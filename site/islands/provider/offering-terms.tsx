import { useAccount } from '../account/account-context.ts';
import { TextField } from '../account/text-field.tsx';
import { draftId, type DraftPart } from './draft-part.ts';

const numbers = [
  'noticeHours',
  'windowDays',
  'cancelHours',
  'moveHours',
  'bufferBefore',
  'bufferAfter',
  'step',
  'promisedDays',
] as const;
/** Those that are often spoken in Guangdong. */
const languages = ['zh-CN', 'yue', 'hak', 'nan', 'en'] as const;

/** Terms: how early, how far ahead, until when it may be called off, and what lies around a visit. */
export function OfferingTerms({ draft, set, errorOf }: DraftPart) {
  const { words } = useAccount();
  const { t } = words;
  const others = draft.languages.filter((code) => !(languages as readonly string[]).includes(code));
  return (
    <>
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.needsAcceptance}
          onChange={({ currentTarget }) => set({ needsAcceptance: currentTarget.checked })}
        />
        <span>{t('provider.field-needsAcceptance')}</span>
      </label>
      <div class="field-grid">
        {numbers.map((field) => (
          <TextField
            key={field}
            id={draftId(field)}
            label={t(`provider.field-${field}`)}
            inputMode="decimal"
            maxLength={5}
            value={draft[field]}
            onText={(text) => set({ [field]: text })}
            error={errorOf(field)}
          />
        ))}
      </div>
      <fieldset class="choice-row">
        <legend>{t('provider.field-languages')}</legend>
        {languages.map((code) => (
          <label class="tick" key={code}>
            <input
              type="checkbox"
              checked={draft.languages.includes(code)}
              onChange={({ currentTarget }) =>
                set({
                  languages: currentTarget.checked
                    ? [...draft.languages, code]
                    : draft.languages.filter((one) => one !== code),
                })
              }
            />
            <span>{t(`provider.language-${code}`)}</span>
          </label>
        ))}
        {others.length > 0 && <p class="quiet">{others.join(', ')}</p>}
      </fieldset>
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.active}
          onChange={({ currentTarget }) => set({ active: currentTarget.checked })}
        />
        <span>{t('provider.field-active')}</span>
      </label>
    </>
  );
}
