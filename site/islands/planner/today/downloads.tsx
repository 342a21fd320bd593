import type { Coverage } from '../../../../server/contract/coverage.ts';
import { coveragePath, downloadFormats } from '../../../lib/planner/coverage-question.ts';
import { usePlanner } from '../planner-tools.ts';

/** The answer as files, and the link to this view. */
export function Downloads({ coverage }: { readonly coverage: Coverage }) {
  const { words, question, say } = usePlanner();
  const { t, lang } = words;
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => say(t('planner.link-copied')),
      () => say(t('planner.link-not-copied')),
    );
  return (
    <section aria-labelledby="planner-downloads">
      <h2 id="planner-downloads">{t('planner.downloads')}</h2>
      <p class="quiet">{t('planner.downloads-lead', { day: words.date(coverage.day) })}</p>
      <ul class="planner-links">
        {downloadFormats.map((format) => (
          <li key={format}>
            <a
              href={`/api/v1${coveragePath(question, format)}&lang=${lang}`}
              download={`coverage-${coverage.region}-${coverage.category}.${format}`}
            >
              {t(`planner.download-${format}`)}
            </a>
          </li>
        ))}
        <li>
          <button type="button" class="text-button" onClick={() => void copy()}>
            {t('planner.copy-link')}
          </button>
        </li>
      </ul>
    </section>
  );
}
