import { useRef, useState } from 'preact/hooks';
import type { SitingAsked } from '../../../../server/contract/siting.ts';
import type { InputProblem } from '../../../lib/form-problems.ts';
import { questionWords } from '../../../lib/planner/question-words.ts';
import {
  asksCapacity,
  asksHowMany,
  asksLeaveOut,
  goals,
  groups,
  inputs,
  mayHaveBudget,
  whereQuestion,
  type WhereForm,
} from '../../../lib/planner/where/where-form.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { Picker } from '../picker.tsx';
import { usePlanner } from '../planner-tools.ts';
import { CandidateFields } from './candidate-fields.tsx';
import { NumberField } from './number-field.tsx';
import { Radios, Tick } from './radios.tsx';

export interface FieldsProps {
  readonly form: WhereForm;
  readonly set: (fields: Partial<WhereForm>) => void;
  readonly errorOf: (field: string) => string | null;
}

interface Props {
  readonly form: WhereForm;
  readonly setForm: (change: (form: WhereForm) => WhereForm) => void;
  readonly drawing: number | null;
  readonly setDrawing: (parcel: number | null) => void;
  readonly busy: boolean;
  readonly onAsk: (question: SitingAsked) => void;
}

/** What is asked: the goal in plain words, how many, from which places, and who counts. */
export function WhereFields({ form, setForm, drawing, setDrawing, busy, onAsk }: Props) {
  const { words, view, region, nameOf, coverage } = usePlanner();
  const { t } = words;
  const [problems, setProblems] = useState<readonly InputProblem[]>([]);
  const box = useRef<HTMLFormElement>(null);
  const set = (fields: Partial<WhereForm>) => setForm((before) => ({ ...before, ...fields }));
  const errorOf = (field: string) =>
    problems.find((problem) => problem.field === field)?.text ?? null;
  const area = view.area && coverage?.areas.find(({ code }) => code === view.area);
  const isDivision =
    area && (area.level === 'community' || area.level === 'street' || area.level === 'district');
  const ask = () => {
    const asked = whereQuestion(
      { ...form, inArea: form.inArea && Boolean(isDivision) },
      view,
      region.id,
      words,
    );
    setProblems(asked.ok ? [] : asked.problems);
    if (asked.ok) onAsk(asked.question);
  };
  const fields: FieldsProps = { form, set, errorOf };
  return (
    <form
      class="where-form"
      ref={box}
      noValidate
      aria-label={t('planner.where.question')}
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <p id={inputs.category} tabIndex={-1}>
        {t('planner.where.about', { question: questionWords(view, nameOf, words) })}
      </p>
      <ErrorSummary title={t('planner.where.problems')} problems={problems} />
      <Radios
        legend={t('planner.where.goal')}
        name="where-goal"
        value={form.kind}
        options={goals.map((code) => ({
          code,
          name: t(`planner.where.goal-${code}`),
          says: t(`planner.where.goal-says-${code}`),
        }))}
        onChange={(kind) => set({ kind })}
      />
      {asksHowMany(form) && (
        <div class="where-many">
          {mayHaveBudget(form) && (
            <Radios
              legend={t('planner.where.how-many')}
              name="where-by"
              value={form.by}
              options={(['sites', 'budget'] as const).map((code) => ({
                code,
                name: t(`planner.where.by-${code}`),
              }))}
              onChange={(by) => set({ by })}
            />
          )}
          {mayHaveBudget(form) && form.by === 'budget' ? (
            <NumberField
              id={inputs.budget}
              label={t('planner.where.budget')}
              hint={t('planner.where.budget-hint')}
              value={form.budget}
              error={errorOf(inputs.budget)}
              onText={(budget) => set({ budget })}
            />
          ) : (
            <NumberField
              id={inputs.sites}
              label={t('planner.where.sites')}
              value={form.sites}
              error={errorOf(inputs.sites)}
              onText={(sites) => set({ sites })}
            />
          )}
        </div>
      )}
      <CandidateFields {...fields} drawing={drawing} setDrawing={setDrawing} />
      <Tick
        label={t('planner.where.keep-existing')}
        checked={form.keepExisting}
        onChange={(keepExisting) => set({ keepExisting })}
      />
      {isDivision && (
        <Tick
          label={t('planner.where.in-area', { area: area.name ?? area.code ?? '' })}
          checked={form.inArea}
          onChange={(inArea) => set({ inArea })}
        />
      )}
      {asksLeaveOut(form) && (
        <Tick
          label={t('planner.where.leave-out')}
          checked={form.leaveOut}
          onChange={(leaveOut) => set({ leaveOut })}
        />
      )}
      <Picker
        label={t('planner.where.group')}
        value={form.group}
        options={groups.map((code) => ({ code, name: t(`planner.where.group-${code}`) }))}
        onChange={(group) => set({ group })}
      />
      {asksCapacity(form) && (
        <details class="planner-more">
          <summary>{t('planner.where.capacities')}</summary>
          <div class="where-many">
            <NumberField
              id={inputs.newSite}
              label={t('planner.where.capacity-new')}
              hint={t('planner.where.capacity-new-hint')}
              value={form.newSite}
              error={errorOf(inputs.newSite)}
              onText={(newSite) => set({ newSite })}
            />
            <NumberField
              id={inputs.existing}
              label={t('planner.where.capacity-existing')}
              hint={t('planner.where.capacity-existing-hint')}
              value={form.existing}
              error={errorOf(inputs.existing)}
              onText={(existing) => set({ existing })}
            />
          </div>
        </details>
      )}
      <div class="button-row">
        <Button type="submit" disabled={busy}>
          {t('planner.where.ask')}
        </Button>
      </div>
    </form>
  );
}
