import type { Circle } from '../../server/contract/circle.ts';
import { guidesNear } from '../lib/guide-words.ts';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle;
  readonly facility: string;
}

/** On a facility's card: what can be done there by the office's guides. */
export function GuidesHere({ circle: { guides = [], facilities }, facility }: Props) {
  const { words, nameOf } = usePage();
  const here = { guides: guides.filter((guide) => guide.facility === facility), facilities };
  const found = guidesNear(here, nameOf, words);
  if (found.length === 0) return null;
  return (
    <section>
      <h2>{words.t('community.guides-here')}</h2>
      <ul class="guides-near">
        {found.map(({ href, title, lang }) => (
          <li key={href}>
            <a href={href} lang={lang}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
