import type { CategoryInCircle, Circle } from '../../../server/contract/circle.ts';
import { bookLink, broughtInstead, comesWords } from '../../lib/comes.ts';
import { usePage } from '../words.ts';
import { doorOf, useAskWhoComes, useWhoComes } from './who-comes.ts';

interface Props {
  /** Asks who comes to its start, and says it below the verdict. */
  readonly circle?: Circle | null;
  /** Says it of one category. */
  readonly category?: Pick<CategoryInCircle, 'code' | 'state'>;
}

/** Who comes to the door. Loaded after the first circle; until then, and where nobody comes, nothing stands there. */
export function Comes({ circle, category }: Props) {
  return category ? <ComesLine category={category} /> : <ComesVerdict circle={circle ?? null} />;
}

/** “15 分钟内没有；3 家可上门”, and where to book. */
function ComesLine({ category }: Required<Pick<Props, 'category'>>) {
  const { words, nameOf } = usePage();
  const found = useWhoComes();
  const here = found?.comes.get(category.code);
  if (!found || !here) return null;
  const { limitMinutes, origin } = found.circle;
  return (
    <p class="comes">
      <span>{comesWords(category.state, here.providers, limitMinutes, words)}</span>{' '}
      <a
        href={bookLink(words.lang, origin.position, here.kinds[0]!)}
        aria-label={words.t('comes.see-named', { name: nameOf(category.code) })}
      >
        {words.t('comes.see')}
      </a>
    </p>
  );
}

/** Which of what is missing comes, and the way to all that comes. */
function ComesVerdict({ circle }: { readonly circle: Circle | null }) {
  const { words, nameOf } = usePage();
  const { t, plural } = words;
  useAskWhoComes(circle, words.lang);
  const found = useWhoComes();
  if (!circle || !found || found.comes.size === 0 || doorOf(found.circle) !== doorOf(circle))
    return null;
  const instead = broughtInstead(circle.categories, (code) => found.comes.get(code));
  return (
    <p class="comes comes-verdict">
      {instead.length > 0 && (
        <span>
          {plural('comes.instead-list', instead.length, {
            list: words.list(instead.map(({ code }) => nameOf(code))),
          })}
        </span>
      )}{' '}
      <a href={bookLink(words.lang, found.circle.origin.position, null)}>
        {instead.length > 0 ? t('comes.all') : plural('comes.all-kinds', found.comes.size)}
      </a>
    </p>
  );
}
