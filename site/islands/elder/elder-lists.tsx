import { groupInside } from '../../lib/inside.ts';
import { CategoryIcon } from '../category-icon.tsx';
import { CategoryRows } from '../category-rows.tsx';
import { GuidesNear } from '../community-more.tsx';
import { OnSiteBlock } from '../on-site-block.tsx';
import { ShortfallList } from '../shortfall-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { CirclePageModel } from '../use-circle-page.ts';
import { usePage } from '../words.ts';
import { BigButton } from './big-button.tsx';

interface Props {
  readonly model: CirclePageModel;
  readonly onChoose: (facility: string) => void;
  readonly onPoint: (facility: string | null) => void;
}

export function ElderShortfall({
  model,
  onChoose,
  state,
}: Props & { readonly state: 'gap' | 'unknown' }) {
  const { t } = usePage().words;
  const { circle } = model;
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t(state === 'gap' ? 'elder.missing-title' : 'unknown.title')}
      </h1>
      {circle && <ShortfallList circle={circle} state={state} onChoose={onChoose} />}
    </>
  );
}

/** Which kind of thing? One button for each category that has something inside. */
export function ElderInside({ model }: Props) {
  const { words, facts } = usePage();
  const { t, plural } = words;
  const groups = model.circle ? groupInside(model.circle, facts) : [];
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t('elder.inside-title')}
      </h1>
      {groups.length === 0 && <EmptyState title={t('inside.empty')} />}
      {groups.map((group) => (
        <section key={group.code}>
          <h2 class="elder-change">{group.name}</h2>
          {group.categories.map(({ code, name, facilities }) => (
            <BigButton
              key={code}
              icon={<CategoryIcon code={code} />}
              label={name}
              detail={t('elder.category-detail', {
                count: plural('inside.facilities', facilities.length),
                minutes: words.minutes(facilities[0]!.seconds),
              })}
              onPress={() => model.change({ step: `in-${code}` })}
            />
          ))}
        </section>
      ))}
    </>
  );
}

export function ElderCategory({
  model,
  onChoose,
  onPoint,
  code,
}: Props & { readonly code: string }) {
  const { words, facts, nameOf } = usePage();
  const { t } = words;
  const category =
    model.circle &&
    groupInside(model.circle, facts)
      .flatMap(({ categories }) => categories)
      .find((candidate) => candidate.code === code);
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {nameOf(code)}
      </h1>
      {category ? (
        <CategoryRows category={category} onChoose={onChoose} onPoint={onPoint} />
      ) : (
        <EmptyState title={t('elder.category-empty')} />
      )}
    </>
  );
}

/** What is here on the asked day only. */
export function ElderOnSite({ model: { circle } }: Pick<Props, 'model'>) {
  const { t } = usePage().words;
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t('elder.on-site')}
      </h1>
      {circle?.onSite ? (
        <OnSiteBlock sessions={circle.onSite} />
      ) : (
        <EmptyState title={t('elder.on-site-none')} />
      )}
    </>
  );
}

/** What can be done near by the office's guides. */
export function ElderGuides({ model: { circle } }: Pick<Props, 'model'>) {
  const { t } = usePage().words;
  return (
    <>
      <h1 class="verdict-headline" tabIndex={-1}>
        {t('elder.guides')}
      </h1>
      {circle?.guides ? (
        <GuidesNear circle={circle} />
      ) : (
        <EmptyState title={t('elder.guides-none')} />
      )}
    </>
  );
}
