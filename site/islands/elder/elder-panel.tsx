import { useLayoutEffect, useRef } from 'preact/hooks';
import { useAskWhoComes } from '../comes/who-comes.ts';
import type { CirclePageModel } from '../use-circle-page.ts';
import { Icon } from '../icon.tsx';
import { usePage } from '../words.ts';
import { elderStep } from './elder-step.ts';
import {
  ElderCategory,
  ElderGuides,
  ElderInside,
  ElderOnSite,
  ElderShortfall,
} from './elder-lists.tsx';
import { ElderHow, ElderMinutes, ElderPick, ElderWhere } from './elder-questions.tsx';
import { ElderWhen } from './elder-when.tsx';
import { ElderResult } from './elder-result.tsx';

interface Props {
  readonly model: CirclePageModel;
  readonly onChoose: (facility: string) => void;
  readonly onPoint: (facility: string | null) => void;
}

/** The screen that the view asks for; with a place and no step it is the result, without a place the first question. */
export function ElderPanel(props: Props) {
  const { model } = props;
  const { t, lang } = usePage().words;
  useAskWhoComes(model.circle, lang);
  const screen = useRef<HTMLDivElement>(null);
  const step = elderStep(model);
  const shown = useRef(step);
  useLayoutEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    screen.current?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    screen.current?.closest('.panel')?.scrollTo({ top: 0 });
    screen.current?.scrollIntoView({ block: 'start' });
  }, [step]);
  return (
    <div class="elder-screen" data-step={step} ref={screen}>
      {step !== 'result' && model.circle && model.view.position && (
        <button
          type="button"
          class="text-button back-button"
          onClick={() =>
            model.change({
              step: step.startsWith('in-') ? 'inside' : 'result',
              facility: undefined,
            })
          }
        >
          <Icon name="back" />
          {t(step.startsWith('in-') ? 'elder.back' : 'elder.back-result')}
        </button>
      )}
      <Screen {...props} step={step} />
    </div>
  );
}

function Screen({ step, ...props }: Props & { readonly step: string }) {
  if (step === 'where') return <ElderWhere model={props.model} />;
  if (step === 'pick') return <ElderPick model={props.model} />;
  if (step === 'how') return <ElderHow model={props.model} />;
  if (step === 'minutes') return <ElderMinutes model={props.model} />;
  if (step === 'when') return <ElderWhen model={props.model} />;
  if (step === 'missing') return <ElderShortfall {...props} state="gap" />;
  if (step === 'unknown') return <ElderShortfall {...props} state="unknown" />;
  if (step === 'on-site') return <ElderOnSite model={props.model} />;
  if (step === 'guides') return <ElderGuides model={props.model} />;
  if (step === 'inside') return <ElderInside {...props} />;
  if (step.startsWith('in-')) return <ElderCategory {...props} code={step.slice(3)} />;
  return <ElderResult {...props} />;
}
