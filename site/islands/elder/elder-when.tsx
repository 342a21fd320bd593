import { chosenTimeWords } from '../../lib/day-words.ts';
import { localTimeIn } from '../../lib/local-time.ts';
import { weekdayWord } from '../../lib/open-words.ts';
import { quickTimes } from '../../lib/quick-times.ts';
import { Icon } from '../icon.tsx';
import type { CirclePageModel } from '../use-circle-page.ts';
import { usePage } from '../words.ts';
import { BigButton } from './big-button.tsx';

/** When will you go? Now, or one of the times that people ask for. */
export function ElderWhen({ model }: { readonly model: CirclePageModel }) {
  const { words } = usePage();
  const { t } = words;
  const { view, region, change } = model;
  const quick = region ? quickTimes(localTimeIn(region.timeZone, new Date())) : [];
  const own = view.at !== undefined && !quick.some(({ at }) => at === view.at) ? view.at : null;
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t('elder.when')}
      </h1>
      <BigButton
        icon={<Icon name="clock" />}
        label={t('time.now')}
        chosen={view.at === undefined}
        onPress={() => change({ at: undefined, step: 'result' })}
      />
      {quick.map(({ code, at }) => (
        <BigButton
          key={code}
          label={t(`time.quick.${code}`, { day: weekdayWord(at, words), time: words.time(at) })}
          chosen={view.at === at}
          onPress={() => change({ at, step: 'result' })}
        />
      ))}
      {own && (
        <BigButton
          label={chosenTimeWords(own, words)}
          chosen
          onPress={() => change({ step: 'result' })}
        />
      )}
    </>
  );
}
