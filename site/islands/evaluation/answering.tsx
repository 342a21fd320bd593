import { useState } from 'preact/hooks';
import type { Consents } from '../../../server/contract/consent.ts';
import type { EvaluationForm, OwnEvaluation } from '../../../server/contract/evaluation.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { draftOf, type Draft } from './draft.ts';
import { EvaluationQuestions } from './evaluation-questions.tsx';
import { OwnAnswer } from './own-answer.tsx';

interface Props {
  readonly code: string;
  readonly form: EvaluationForm;
  /** Null until something is chosen. */
  readonly draft: Draft | null;
  readonly onDraft: (draft: Draft | null) => void;
}

/** For somebody signed in: the form, or the answer they gave, which may be changed while the window is open. */
export function Answering({ code, form, draft, onDraft }: Props) {
  const path = `/evaluations/${code}/${form.year}`;
  const { account, say } = useAccount();
  const own = useLoaded<OwnEvaluation>(`${path}/mine`);
  const consents = useLoaded<Consents>('/account/consents');
  const [state, setState] = useState<'as-found' | 'changing' | 'just-sent'>('as-found');
  return (
    <Shown
      from={own}
      show={(given) =>
        given.scores && state !== 'changing' && draft === null ? (
          <OwnAnswer
            form={form}
            own={given}
            justSent={state === 'just-sent'}
            onChange={() => setState('changing')}
          />
        ) : (
          <Shown
            from={consents}
            show={({ purposes }) => (
              <EvaluationQuestions
                key={account.id}
                path={path}
                form={form}
                draft={draft ?? draftOf(form, given)}
                onDraft={onDraft}
                purpose={purposes.find((purpose) => purpose.code === 'evaluation') ?? null}
                onConsents={consents.set}
                onConsentChanged={consents.load}
                onSent={(sent) => {
                  // What the line said before (that one is signed in) is over.
                  say('');
                  own.set(sent);
                  onDraft(null);
                  setState('just-sent');
                }}
              />
            )}
          />
        )
      }
    />
  );
}
