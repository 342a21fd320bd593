import { placeDatumNames, type DatumName } from '../../lib/datums.ts';
import { usePage } from '../words.ts';

interface Props {
  readonly datum: DatumName;
  readonly onChange: (datum: DatumName) => void;
}

/** Which map app pasted coordinates come from: Chinese ones are shifted by some hundred metres. */
export function DatumSwitch({ datum, onChange }: Props) {
  const { t } = usePage().words;
  return (
    <fieldset class="chips search-datum">
      <legend class="field-label">{t('search.datum')}</legend>
      {placeDatumNames.map((name) => (
        <label class="chip" key={name}>
          <input
            type="radio"
            name="search-datum"
            value={name}
            checked={datum === name}
            onChange={() => onChange(name)}
          />
          <span>{t(`search.datum.${name}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
