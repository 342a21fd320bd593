import { useEffect, useState } from 'preact/hooks';
import type { Circle } from '../../../server/contract/circle.ts';
import type { Translator } from '../../i18n/translator.ts';
import { positionQuery } from '../../lib/book/position-text.ts';
import { failureWords } from '../../lib/failure-words.ts';
import type { Send } from '../../lib/send.ts';
import type { Position } from '../../lib/view-state.ts';

export interface Door {
  readonly at: Position | null;
  /** “家（示范路 · 广场社区）”; null until it is known. */
  readonly words: string | null;
  /** Why nobody can be sent there, in one sentence. */
  readonly problem: string | null;
  /** The office of that community, to be called instead. */
  readonly office: { readonly name: string; readonly phone: string } | null;
  readonly ask: () => void;
}

/** Where a position is, in words: street and community, after the name under which it was chosen. */
export function useDoor(
  at: Position | null,
  name: string | null,
  send: Send,
  words: Translator,
): Door {
  const [found, setFound] = useState<{ of: string; origin: Circle['origin'] } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);
  const query = at && positionQuery(at);
  useEffect(() => {
    setProblem(null);
    if (query === null) return undefined;
    let gone = false;
    // The smallest circle there is: only its middle is wanted.
    void send<Circle>('GET', `/circle?${query}&minutes=1`).then((answer) => {
      if (gone) return;
      if (answer.ok) setFound({ of: query, origin: answer.value.origin });
      else setProblem(failureWords(answer.failure, words).text);
    });
    return () => {
      gone = true;
    };
  }, [query, asked]);
  const origin = found?.of === query ? found?.origin : undefined;
  const community = origin?.community;
  const phone = community?.office?.phone;
  return {
    at,
    problem,
    words: origin ? doorWords(origin, name, words) : null,
    office: community && phone ? { name: community.name, phone } : null,
    ask: () => setAsked((n) => n + 1),
  };
}

function doorWords(
  { street, community }: Circle['origin'],
  name: string | null,
  words: Translator,
) {
  const near = [street, community?.name].filter(Boolean).join(' · ');
  if (name && near && !near.includes(name)) return words.t('book.door-named', { name, near });
  return name ?? (near || words.t('book.door-unnamed'));
}
