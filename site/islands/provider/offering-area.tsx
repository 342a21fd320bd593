import { useAccount } from '../account/account-context.ts';
import { TextField } from '../account/text-field.tsx';
import type { Position } from '../../lib/view-state.ts';
import { Button } from '../ui/button.tsx';
import { AreaMap } from './area-map.tsx';
import { CommunityTicks } from './community-ticks.tsx';
import { useDesk } from './desk.ts';
import { FacilityField } from './facility-field.tsx';
import { draftId, type DraftPart } from './draft-part.ts';

const cornerText = ([lng, lat]: Position) => `${lng.toFixed(5)}, ${lat.toFixed(5)}`;

/** Corners as typed, one a line; null while a line cannot be read. */
function cornersOf(typed: string): Position[] | null {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) =>
    /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(line),
  );
  if (found.includes(null)) return null;
  return found.map((match): Position => [Number(match![1]), Number(match![2])]);
}

/** Where they come: so many minutes, some communities, or a drawn shape; or the facility that people come to. */
export function OfferingArea({ draft, set, errorOf }: DraftPart) {
  const { words } = useAccount();
  const { t } = words;
  const { own } = useDesk();
  const base = own.provider.position as unknown as Position;
  if (draft.mode === 'at_facility')
    return (
      <FacilityField
        id={draftId('facility')}
        chosen={draft.facility}
        onChange={(facility) => set({ facility })}
        error={errorOf('facility')}
      />
    );
  const cornersId = draftId('areaCorners');
  const cornersError = errorOf('areaCorners');
  return (
    <fieldset class="provider-area">
      <legend>{t('provider.field-areaMinutes')}</legend>
      <div class="choice-row">
        {(['minutes', 'communities', 'polygon'] as const).map((kind) => (
          <label class="tick" key={kind}>
            <input
              type="radio"
              name={draftId('area')}
              checked={draft.area === kind}
              onChange={() => set({ area: kind })}
            />
            <span>{t(`provider.area-${kind}`)}</span>
          </label>
        ))}
      </div>
      {draft.area === 'minutes' && (
        <TextField
          id={draftId('areaMinutes')}
          label={t('provider.area-minutes-label')}
          hint={t('provider.area-minutes-hint')}
          inputMode="numeric"
          maxLength={3}
          value={draft.areaMinutes}
          onText={(areaMinutes) => set({ areaMinutes })}
          error={errorOf('areaMinutes')}
        />
      )}
      {draft.area === 'communities' && (
        <CommunityTicks
          id={draftId('areaCodes')}
          chosen={draft.areaCodes}
          onChange={(areaCodes) => set({ areaCodes })}
          error={errorOf('areaCodes')}
        />
      )}
      {draft.area === 'polygon' && (
        <>
          <p class="quiet">{t('provider.draw-hint')}</p>
          <AreaMap
            base={base}
            corners={draft.areaCorners}
            onCorners={(areaCorners) => set({ areaCorners })}
          />
          <label class="field-label" for={cornersId}>
            {t('provider.corners')}
          </label>
          {cornersError && (
            <p class="field-error" id={`${cornersId}-error`} role="alert">
              {cornersError}
            </p>
          )}
          <textarea
            id={cornersId}
            rows={4}
            aria-invalid={cornersError !== null}
            // The map writes here what was drawn; without a map corners are typed.
            key={JSON.stringify(draft.areaCorners)}
            defaultValue={draft.areaCorners.map(cornerText).join('\n')}
            onBlur={({ currentTarget }) => {
              const typed = cornersOf(currentTarget.value);
              if (typed) set({ areaCorners: typed });
            }}
          />
          <p class="provider-actions">
            <Button
              look="quiet"
              onClick={() => set({ areaCorners: draft.areaCorners.slice(0, -1) })}
            >
              {t('provider.corner-back')}
            </Button>
            <Button look="quiet" onClick={() => set({ areaCorners: [] })}>
              {t('provider.corners-none')}
            </Button>
          </p>
        </>
      )}
    </fieldset>
  );
}
