import { useState } from 'preact/hooks';
import {
  candidateKinds,
  datums,
  inputs,
  mostTableLetters,
} from '../../../lib/planner/where/where-form.ts';
import { describedBy, Field } from '../../ui/field.tsx';
import { Picker } from '../picker.tsx';
import { usePlanner } from '../planner-tools.ts';
import { NumberField } from './number-field.tsx';
import { ParcelFields } from './parcel-fields.tsx';
import { Radios } from './radios.tsx';
import type { FieldsProps } from './where-fields.tsx';

interface Props extends FieldsProps {
  readonly drawing: number | null;
  readonly setDrawing: (parcel: number | null) => void;
}

/** From which places may be chosen: junctions, public buildings, drawn parcels, or a table. */
export function CandidateFields(props: Props) {
  const { form, set, errorOf } = props;
  const { t } = usePlanner().words;
  return (
    <>
      <Radios
        legend={t('planner.where.candidates')}
        name="where-candidates"
        value={form.candidates}
        options={candidateKinds.map((code) => ({
          code,
          name: t(`planner.where.candidates-${code}`),
        }))}
        onChange={(candidates) => {
          props.setDrawing(null);
          set({ candidates });
        }}
      />
      {(form.candidates === 'nodes' || form.candidates === 'parcels') && (
        <NumberField
          id={inputs.meters}
          label={t('planner.where.meters')}
          value={form.meters}
          error={errorOf(inputs.meters)}
          onText={(meters) => set({ meters })}
        />
      )}
      {form.candidates === 'parcels' && <ParcelFields {...props} />}
      {form.candidates === 'table' && <TableFields {...props} />}
    </>
  );
}

/** A table is pasted, or read from a file into the same input. */
function TableFields({ form, set, errorOf }: FieldsProps) {
  const { t } = usePlanner().words;
  const [problem, setProblem] = useState<string | null>(null);
  const error = problem ?? errorOf(inputs.table);
  const read = async (file: File) => {
    setProblem(null);
    if (file.size > 4 * mostTableLetters)
      return setProblem(t('planner.where.long-table', { most: mostTableLetters }));
    try {
      set({ csv: await file.text() });
    } catch {
      setProblem(t('planner.where.table-unreadable', { name: file.name }));
    }
  };
  return (
    <>
      <Field
        id={inputs.table}
        label={t('planner.where.table')}
        hint={t('planner.where.table-hint')}
        error={error}
      >
        <textarea
          id={inputs.table}
          rows={5}
          spellcheck={false}
          placeholder={'lon,lat,name,cost'}
          value={form.csv}
          aria-invalid={error !== null}
          aria-describedby={describedBy(inputs.table, { hint: true, error: error !== null })}
          onInput={(event) => set({ csv: event.currentTarget.value })}
        />
      </Field>
      <Field id="where-file" label={t('planner.where.file')}>
        <input
          id="where-file"
          type="file"
          accept=".csv,.txt,text/csv"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void read(file);
          }}
        />
      </Field>
      <Picker
        label={t('planner.where.crs')}
        value={form.crs}
        options={datums.map((code) => ({ code, name: t(`planner.where.crs-${code}`) }))}
        onChange={(crs) => set({ crs })}
      />
    </>
  );
}
