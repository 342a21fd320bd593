import type { Area } from '../../../server/contract/community.ts';
import { useEffect, useState } from 'preact/hooks';
import { failureWords } from '../../lib/failure-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { describedBy } from '../ui/field.tsx';

export interface OwnArea {
  readonly code: string;
  readonly name: string;
}

interface Props {
  /** Begins the ids of its inputs; the first is this itself. */
  readonly id: string;
  readonly label: string;
  /** The areas that the caller administers; choices lie within them. */
  readonly own: readonly OwnArea[];
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
  readonly error: string | null;
}

/** Codes from the whole own area down to the chosen one: 44, 4404, 440402 … */
function steps(own: string, chosen: string): string[] {
  const lengths = [2, 4, 6, 9, 12].filter(
    (length) => length >= own.length && length <= chosen.length,
  );
  return lengths.map((length) => chosen.slice(0, length));
}

/** An area, level by level from one's own downwards: each select narrows the one before it. */
export function AreaPicker({ id, label, own, chosen, onChoose, error }: Props) {
  const { t } = useAccount().words;
  const root = own.find(({ code }) => chosen.startsWith(code)) ?? own[0];
  if (!root) return null;
  const path = steps(root.code, chosen);
  return (
    <fieldset class={`area-picker${error ? ' field has-error' : ''}`}>
      <legend class="field-label">{label}</legend>
      {error && (
        <p class="field-error" id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      {own.length > 1 ? (
        <select
          id={id}
          value={root.code}
          aria-label={t('staff.area.own')}
          aria-describedby={describedBy(id, { error: error !== null })}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          {own.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <p>{root.name}</p>
      )}
      {path.map((parent, index) => (
        <AreaLevel
          key={parent}
          id={index === 0 && own.length === 1 ? id : `${id}-${parent}`}
          parent={parent}
          chosen={path[index + 1] ?? ''}
          onChoose={(code) => onChoose(code || parent)}
        />
      ))}
    </fieldset>
  );
}

/** Of an area's code, by its length. */
const levels = { 2: 'province', 4: 'city', 6: 'district', 9: 'street' } as const;

interface LevelProps {
  readonly id: string;
  readonly parent: string;
  /** One of its children; empty for the whole of it. */
  readonly chosen: string;
  readonly onChoose: (code: string) => void;
}

function AreaLevel({ id, parent, chosen, onChoose }: LevelProps) {
  const { words, send } = useAccount();
  const { t } = words;
  const [areas, setAreas] = useState<readonly Area[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async () => {
    const answer = await send<{ areas: Area[] }>('GET', `/areas?parent=${parent}`);
    if (answer.ok) setAreas(answer.value.areas);
    setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
  };
  useEffect(() => {
    // A community has nothing below it.
    if (parent.length < 12) void load();
  }, []);
  if (problem)
    return (
      <p class="account-notice">
        {problem}{' '}
        <Button look="text" onClick={() => void load()}>
          {t('failure.retry')}
        </Button>
      </p>
    );
  const level = levels[parent.length as keyof typeof levels];
  if (!areas || areas.length === 0 || !level) return null;
  return (
    <select
      id={id}
      value={chosen}
      aria-label={t(`staff.area.level.${level}`)}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{t(`staff.area.whole.${level}`)}</option>
      {areas.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
