import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ReportedAreas } from '../../../server/contract/area-report.ts';
import {
  formatReportFragment,
  isReportCode,
  type ReportView,
} from '../../lib/checkup/report-fragment.ts';
import type { ReportApi } from '../../lib/checkup/report-api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { Button } from '../ui/button.tsx';
import { describedBy, Field } from '../ui/field.tsx';
import { usePage } from '../words.ts';

interface Props {
  readonly api: ReportApi;
  readonly view: ReportView;
}

interface Found {
  readonly code: string;
  readonly name: string;
  readonly detail: string;
}

const longestTyped = 60;

/** By name, or level by level among the places that are on a map. */
export function ChooseArea({ api, view }: Props) {
  const { words } = usePage();
  const { t, lang } = words;
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Found[] | null>(null);
  const linkTo = (area: string) => formatReportFragment({ ...view, area, region: null });

  const find = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = typed.trim();
    if (asked === '') return;
    setProblem(null);
    if (isReportCode(asked)) {
      location.hash = linkTo(asked);
      return;
    }
    const answer = await api.places(asked);
    if (!answer.ok) return void setProblem(failureWords(answer.failure, words).text);
    const hits = answer.value.places.flatMap(({ kind, id, name, detail }) =>
      (kind === 'community' || kind === 'place') && isReportCode(id)
        ? [{ code: id, name, detail: (lang === 'en' ? detail.en : detail.zh) ?? '' }]
        : [],
    );
    setFound(hits);
    if (hits.length === 0) setProblem(t('checkup.found-none', { typed: asked }));
  };

  return (
    <>
      <form class="checkup-search" role="search" onSubmit={(event) => void find(event)}>
        <Field
          id="checkup-search"
          label={t('checkup.search')}
          hint={t('checkup.search-hint')}
          error={problem}
        >
          <div class="checkup-search-row">
            <input
              id="checkup-search"
              type="search"
              maxLength={longestTyped}
              autoComplete="off"
              aria-describedby={describedBy('checkup-search', { hint: true, error: !!problem })}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
            <Button type="submit">{t('checkup.search-button')}</Button>
          </div>
        </Field>
      </form>
      {found && found.length > 0 && (
        <section aria-label={t('checkup.found')}>
          <ul class="checkup-areas">
            {found.map(({ code, name, detail }) => (
              <li key={code}>
                <a href={linkTo(code)}>{name}</a>
                {detail && <span class="quiet">{detail}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Browse api={api} linkTo={linkTo} />
    </>
  );
}

function Browse({
  api,
  linkTo,
}: {
  readonly api: ReportApi;
  readonly linkTo: (area: string) => string;
}) {
  const { words } = usePage();
  const { t } = words;
  const [path, setPath] = useState<readonly string[]>([]);
  const [level, setLevel] = useState<ReportedAreas | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const parent = path.at(-1) ?? null;
  useEffect(() => {
    let gone = false;
    void api.areas(parent).then((answer) => {
      if (gone) return;
      setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
      if (answer.ok) setLevel(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [parent]);
  return (
    <section class="checkup-browse">
      <h2>
        {level?.parent ? t('checkup.browse-in', { name: level.parent.name }) : t('checkup.browse')}
      </h2>
      {problem && <p role="alert">{problem}</p>}
      {path.length > 0 && (
        <Button look="quiet" onClick={() => setPath(path.slice(0, -1))}>
          {t('checkup.browse-up')}
        </Button>
      )}
      {level?.areas.length === 0 && !level.parent && <p>{t('checkup.browse-none')}</p>}
      <ul class="checkup-areas">
        {level?.areas.map(({ code, name, level: own, onMap, invented }) => (
          <li key={code}>
            <a href={linkTo(code)}>{name}</a>
            <span class="quiet">
              {t(`pages.level.${own}`)}
              {own !== 'community' && ` · ${words.plural('checkup.on-map', onMap)}`}
              {invented && ` · ${t('checkup.invented-short')}`}
            </span>
            {own !== 'community' && (
              <Button look="text" onClick={() => setPath([...path, code])}>
                {t('checkup.browse-in', { name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
