import type { CommunityFields } from '../../../server/contract/community.ts';
import { fieldNorms, type NormEntry } from '../../lib/field-norms.ts';
import { unitWord } from '../../lib/norm-words.ts';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';

interface Props {
  readonly legend: string;
  readonly fields: CommunityFields['fields'];
  readonly norms: readonly NormEntry[];
  readonly kind: 'urban' | 'rural';
  readonly typed: Readonly<Record<string, string>>;
  /** The field that is wrong, and why. */
  readonly wrong: { readonly code: string; readonly text: string } | null;
  readonly onType: (code: string, text: string) => void;
}

/** Figures with their units, each with what the plan asks by it. */
export function FigureFields({ legend, fields, norms, kind, typed, wrong, onType }: Props) {
  const { words } = usePage();
  const { lang } = words;
  return (
    <fieldset class="office-fields">
      <legend>{legend}</legend>
      {fields.map((field) => {
        const { code, zh, en, unit } = field;
        const id = `figure-${code}`;
        const note = fieldNorms(field, kind, norms, words);
        const error = wrong?.code === code ? wrong.text : null;
        return (
          <Field
            key={code}
            id={id}
            label={lang === 'en' ? en : zh}
            {...(note && { hint: note })}
            error={error}
          >
            <span class="with-unit">
              <input
                id={id}
                inputMode="decimal"
                value={typed[code] ?? ''}
                aria-describedby={describedBy(id, { hint: note !== '', error: error !== null })}
                onInput={(event) => onType(code, event.currentTarget.value)}
              />
              {unit && <span class="quiet">{unitWord(unit as 'person', words)}</span>}
            </span>
          </Field>
        );
      })}
    </fieldset>
  );
}
