import { chosenTimeWords } from '../../lib/day-words.ts';
import { essentials, spoken, verdict } from '../../lib/verdict.ts';
import { facilitiesInside } from '../../lib/inside.ts';
import { Comes } from '../comes/comes.tsx';
import { Icon } from '../icon.tsx';
import { ReadAloud } from '../read-aloud.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { CirclePageModel } from '../use-circle-page.ts';
import { usePage } from '../words.ts';
import { BigButton } from './big-button.tsx';

/** The result in a sentence or two, to read or to hear; then where one may go from here. */
export function ElderResult({ model }: { readonly model: CirclePageModel }) {
  const { words, nameOf } = usePage();
  const { t, plural } = words;
  const { circle, view, change } = model;
  if (!circle) {
    return (
      <>
        <h1 class="verdict-headline is-waiting" tabIndex={-1}>
          {model.busy ? t('panel.loading') : t('panel.label')}
        </h1>
        {model.busy && <Skeleton />}
      </>
    );
  }
  const result = verdict(circle, nameOf, words, view.at === undefined);
  const count = (state: 'gap' | 'unknown') =>
    essentials(circle).filter((category) => category.state === state).length;
  const gaps = count('gap');
  const unknowns = count('unknown');
  const { street } = circle.origin;
  const titleOf = ({ title, titleEn }: { title: string; titleEn?: string }) =>
    (words.lang === 'en' && titleEn) || title;
  return (
    <>
      {street && <p class="verdict-origin">{t('origin.at', { street })}</p>}
      <div class={`verdict tone-${result.tone}`}>
        <h1 class="verdict-headline" tabIndex={-1}>
          {result.headline}
        </h1>
        {result.missing && <p class="verdict-missing">{result.missing}</p>}
        {result.unknown && <p class="verdict-unknown">{result.unknown}</p>}
        {result.evening && <p class="verdict-evening">{result.evening}</p>}
      </div>
      <Comes circle={circle} />
      <ReadAloud text={spoken(result, words)} />
      {gaps > 0 && (
        <BigButton
          tone="gap"
          icon={<Icon name="cross" />}
          label={plural('elder.missing', gaps)}
          detail={t('elder.missing-detail')}
          onPress={() => change({ step: 'missing' })}
        />
      )}
      <BigButton
        tone="good"
        icon={<Icon name="check" />}
        label={plural('elder.inside', facilitiesInside(circle).length)}
        detail={t('elder.inside-detail')}
        onPress={() => change({ step: 'inside' })}
      />
      {circle.onSite && (
        <BigButton
          icon={<Icon name="clock" />}
          label={plural(
            circle.onSite[0]?.today ? 'on-site.title' : 'on-site.title-day',
            circle.onSite.length,
          )}
          detail={words.row(circle.onSite.map(titleOf))}
          onPress={() => change({ step: 'on-site' })}
        />
      )}
      {circle.guides && (
        <BigButton
          icon={<Icon name="legend" />}
          label={t('community.guides')}
          detail={plural('community.guide-count', circle.guides.length)}
          onPress={() => change({ step: 'guides' })}
        />
      )}
      {unknowns > 0 && (
        <BigButton
          tone="unknown"
          icon={<Icon name="question" />}
          label={plural('elder.unknown', unknowns)}
          onPress={() => change({ step: 'unknown' })}
        />
      )}
      <h2 class="elder-change">{t('elder.change')}</h2>
      <BigButton
        icon={<Icon name="pin" />}
        label={t('elder.change-place')}
        onPress={() => change({ step: 'where' })}
      />
      <BigButton
        icon={<Icon name={view.profile} />}
        label={t('elder.change-how')}
        detail={t(`profile.${view.profile}`)}
        onPress={() => change({ step: 'how' })}
      />
      <BigButton
        icon={<Icon name="clock" />}
        label={t('elder.change-minutes')}
        detail={plural('minutes.choice', circle.limitMinutes)}
        onPress={() => change({ step: 'minutes' })}
      />
      <BigButton
        icon={<Icon name="clock" />}
        label={t('elder.change-when')}
        detail={view.at ? chosenTimeWords(view.at, words) : t('time.now')}
        onPress={() => change({ step: 'when' })}
      />
      <BigButton
        icon={<Icon name="map" />}
        label={t('elder.show-map')}
        onPress={() => change({ step: 'map' })}
      />
    </>
  );
}
