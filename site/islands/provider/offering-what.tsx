import { useAccount } from '../account/account-context.ts';
import { TextField } from '../account/text-field.tsx';
import { describedBy, Field } from '../ui/field.tsx';
import { useDesk } from './desk.ts';
import { draftId, type DraftPart } from './draft-part.ts';
import { TextArea } from './text-area.tsx';

interface Props extends DraftPart {
  /** Kind and mode of one that exists stay. */
  readonly fixed: boolean;
  readonly gives: boolean;
}

/** What it is, how long it takes, what it costs. */
export function OfferingWhat({ draft, set, errorOf, fixed, gives }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { kinds } = useDesk();
  const kind = kinds.find(({ code }) => code === draft.serviceKind);
  const line = (field: 'nameZh' | 'nameEn' | 'durations') => (
    <TextField
      id={draftId(field)}
      label={t(`provider.field-${field}`)}
      {...(field === 'durations' && { hint: t('provider.durations-hint') })}
      maxLength={60}
      value={draft[field]}
      onText={(text) => set({ [field]: text })}
      error={errorOf(field)}
    />
  );
  const kindId = draftId('serviceKind');
  return (
    <>
      <Field id={kindId} label={t('provider.field-serviceKind')} error={errorOf('serviceKind')}>
        <select
          id={kindId}
          disabled={fixed}
          value={draft.serviceKind}
          aria-describedby={describedBy(kindId, { error: errorOf('serviceKind') !== null })}
          onChange={({ currentTarget: { value } }) => {
            const chosen = kinds.find(({ code }) => code === value);
            set({
              serviceKind: value,
              mode: chosen?.modes.includes(draft.mode)
                ? draft.mode
                : (chosen?.modes[0] ?? 'at_home'),
              // What the law asks for is asked for.
              certificates: [...new Set([...draft.certificates, ...(chosen?.certificates ?? [])])],
            });
          }}
        >
          <option value="">{t('provider.choose')}</option>
          {kinds.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      {kind && kind.modes.length > 1 && (
        <fieldset class="choice-row" disabled={fixed}>
          <legend>{t('provider.field-mode')}</legend>
          {kind.modes.map((mode) => (
            <label class="tick" key={mode}>
              <input
                type="radio"
                name={draftId('mode')}
                checked={draft.mode === mode}
                onChange={() => set({ mode })}
              />
              <span>{t(`provider.mode-${mode}`)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <div class="field-grid">
        {line('nameZh')}
        {line('nameEn')}
      </div>
      {line('durations')}
      <fieldset class="choice-row">
        <legend>{t('provider.field-price')}</legend>
        {(['visit', 'hour', 'free'] as const)
          .filter((unit) => !gives || unit === 'free')
          .map((unit) => (
            <label class="tick" key={unit}>
              <input
                type="radio"
                name={draftId('unit')}
                checked={draft.priceUnit === unit}
                onChange={() => set({ priceUnit: unit })}
              />
              <span>{t(`provider.unit-${unit}`)}</span>
            </label>
          ))}
        {gives && <p class="quiet">{t('provider.gives-free')}</p>}
      </fieldset>
      {draft.priceUnit !== 'free' && (
        <TextField
          id={draftId('price')}
          label={t('provider.yuan')}
          hint={t('provider.price-hint')}
          inputMode="decimal"
          maxLength={12}
          value={draft.price}
          onText={(price) => set({ price })}
          error={errorOf('price')}
        />
      )}
      <label class="tick">
        <input
          type="checkbox"
          checked={draft.subsidised}
          onChange={({ currentTarget }) => set({ subsidised: currentTarget.checked })}
        />
        <span>{t('provider.field-subsidised')}</span>
      </label>
      {(['aboutZh', 'aboutEn', 'prepareZh', 'prepareEn'] as const).map((field) => (
        <TextArea
          key={field}
          id={draftId(field)}
          label={t(`provider.field-${field}`)}
          maxLength={field.startsWith('about') ? 1000 : 500}
          value={draft[field]}
          onText={(text) => set({ [field]: text })}
          error={errorOf(field)}
        />
      ))}
    </>
  );
}
