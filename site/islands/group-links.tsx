import { facilitiesIn, type InsideGroup } from '../lib/inside.ts';
import { usePage } from './words.ts';

interface Props {
  readonly groups: readonly InsideGroup[];
  readonly onJump: (code: string) => void;
}

/** Shortcuts down a long list. Buttons, because the fragment of the address holds the view. */
export function GroupLinks({ groups, onJump }: Props) {
  const { facts, words } = usePage();
  return (
    <nav class="group-links" aria-label={words.t('inside.groups')}>
      <ul>
        {groups.map((group) => (
          <li key={group.code}>
            <button type="button" onClick={() => onJump(group.code)}>
              <span
                class={`dot dot-${facts.groups.findIndex(({ code }) => code === group.code) % 4}`}
                aria-hidden="true"
              />
              {group.name} <span class="count">{facilitiesIn(group)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
