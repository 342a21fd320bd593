import { relations, waysToAgree, type Relation } from '../../lib/book/draft.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useBooking } from './book-context.ts';
import { RadioList } from './radio-list.tsx';
import { Screen } from './screen.tsx';

const inputs = { relation: 'relation', how: 'how', agreed: 'agreed' } as const;

/** For oneself or for somebody else, who has agreed. */
export function WhomStep() {
  const { t } = useAccount().words;
  const { draft, change, go, facts, choices } = useBooking();
  const form = useForm();
  const { relation, how, agreed } = draft;
  const other = relation !== null && relation !== 'myself';
  const choose = (next: Relation) => {
    if (next === relation) return;
    // Another person has another name and number, and agrees for themselves.
    change({ relation: next, agreed: false, how: null });
  };
  const submit = () =>
    void form.submit(
      [
        relation === null && { field: inputs.relation, text: t('book.whom.missing') },
        other && how === null && { field: inputs.how, text: t('book.whom.how-missing') },
        other && !agreed && { field: inputs.agreed, text: t('book.whom.agree-missing') },
      ],
      async () => {
        go(choices.from === 'check' ? 'check' : 'contact');
        return null;
      },
    );
  return (
    <Screen withHold title={t('book.whom.title')}>
      <Form form={form} label={t('book.whom.title')} onSubmit={submit}>
        <RadioList
          id={inputs.relation}
          legend={t('book.whom.legend')}
          choices={relations.map((code) => ({ code, label: t(`book.whom.${code}`) }))}
          chosen={relation}
          error={form.errorOf(inputs.relation)}
          onChoose={choose}
        />
        {other && (
          <>
            <RadioList
              id={inputs.how}
              legend={t('book.whom.how')}
              choices={waysToAgree.map((code) => ({ code, label: t(`book.whom.how.${code}`) }))}
              chosen={how}
              error={form.errorOf(inputs.how)}
              onChoose={(next) => change({ how: next })}
            />
            <div class={`book-consent${form.errorOf(inputs.agreed) ? ' has-error' : ''}`}>
              <p>{facts.forSomebody.text}</p>
              {form.errorOf(inputs.agreed) && (
                <p class="field-error" id={`${inputs.agreed}-error`}>
                  {form.errorOf(inputs.agreed)}
                </p>
              )}
              <label class="tick">
                <input
                  type="checkbox"
                  id={inputs.agreed}
                  checked={agreed}
                  aria-describedby={
                    form.errorOf(inputs.agreed) ? `${inputs.agreed}-error` : undefined
                  }
                  onChange={(event) => change({ agreed: event.currentTarget.checked })}
                />
                {t('book.whom.agree')}
              </label>
            </div>
          </>
        )}
        <div class="button-row">
          <Button type="submit" disabled={form.busy}>
            {t('book.next')}
          </Button>
        </div>
      </Form>
    </Screen>
  );
}
