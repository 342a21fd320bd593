import { useEffect, useRef, useState } from 'preact/hooks';
import { formatBook, parseBook, type BookChoices } from '../../lib/book/book-choices.ts';
import type { BookPageFacts } from '../../lib/book/book-facts.ts';
import { missingContact } from '../../lib/book/contact-checks.ts';
import {
  doorNamed,
  isWhomKnown,
  timeOf,
  withoutPerson,
  type KeptHold,
} from '../../lib/book/draft.ts';
import { wholeList } from '../../lib/book/offer-list.ts';
import { stepAfterTime, stepToShow, type BookFacts } from '../../lib/book/steps.ts';
import { timeRefused, type TimeProblem } from '../../lib/book/time-refused.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import type { Book } from './book-context.ts';
import type { BookFragment } from './use-book-fragment.ts';
import { useDoor } from './use-door.ts';
import { useDraft } from './use-draft.ts';
import { useHold } from './use-hold.ts';
import { useOffering } from './use-offering.ts';
import { useSurePost } from './use-sure-post.ts';

/** Everything that the screens share, and what follows what. */
export function useBook(
  facts: BookPageFacts,
  choices: BookChoices,
  set: BookFragment['set'],
): Book {
  const { words, send, account, reload, say } = useAccount();
  const { draft, change, set: setDraft } = useDraft(account.id);
  const [timeProblem, setTimeProblem] = useState<TimeProblem | null>(null);
  const [taking, setTaking] = useState(false);
  const busy = useRef(false);
  const post = useSurePost(send);
  const at = choices.at ?? null;
  const door = useDoor(at, at && doorNamed(draft, at), send, words);
  const offering = useOffering(choices.offering, at);
  const chosen = offering.value?.offering ?? null;
  const needsDoor = chosen?.mode !== 'at_facility';

  const next = (fields: Partial<BookChoices>): BookChoices => {
    const { from: _left, list, ...rest } = choices;
    // Another kind of service is another list.
    const same = fields.kind === undefined || fields.kind === choices.kind;
    const all = Object.entries({ ...rest, ...(same && { list }), ...fields }).filter(
      ([, value]) => value !== undefined,
    );
    return Object.fromEntries(all) as unknown as BookChoices;
  };
  const go: Book['go'] = (step, fields = {}, how = 'push') => {
    set(next({ ...fields, step }), how);
    scrollTo(0, 0);
  };

  const hold = useHold({
    kept: draft.hold,
    keep: (kept) => change({ hold: kept }),
    onBooked: (booked) => {
      setDraft(withoutPerson(draft, booked));
      go('done', {}, 'replace');
    },
    send,
    post,
    signedIn: account.signedIn,
  });
  const known: BookFacts = {
    // Of another service or time it answers nothing here: a link or Back may lead past it.
    hold: isAbout(draft.hold, choices) ? hold.state : 'none',
    series: draft.repeat !== null,
    planned: draft.repeat?.of === timeOf(choices),
    whom: isWhomKnown(draft),
    contact: missingContact(draft, needsDoor).length === 0,
    booked: draft.booked !== null,
  };
  const step = stepToShow(choices, known);
  // What was wrong with one time is over once another screen is looked at.
  const told = useRef(step);
  useEffect(() => {
    if (told.current === step) return;
    told.current = step;
    if (step !== 'when') setTimeProblem(null);
  }, [step]);

  const take: Book['take'] = async (start, minutes, onceThen) => {
    if (busy.current || !choices.offering) return;
    setTimeProblem(null);
    if (!account.signedIn) return go('sign-in', { start, minutes, ...from(choices) });
    if (draft.repeat && !onceThen) return go('repeat', { start, minutes, ...from(choices) });
    busy.current = true;
    setTaking(true);
    const asked = { offering: choices.offering, start, minutes, at: needsDoor ? at : null };
    const answer = await hold.take(asked);
    busy.current = false;
    setTaking(false);
    // Back passes by the signing in.
    const how = step === 'sign-in' ? 'replace' : 'push';
    if (answer.ok) {
      // That one is signed in needs no more words: they would lie over the next question.
      say('');
      if (onceThen) change({ repeat: null });
      return go(onceThen ?? stepAfterTime(known, choices.from), { start, minutes }, how);
    }
    if (codeOf(answer.failure) === 'not-signed-in') {
      await reload();
      return go('sign-in', { start, minutes, ...from(choices) });
    }
    setTimeProblem(timeRefused(answer.failure, start, words));
    if (step !== 'when') go('when', { start: undefined, ...from(choices) }, 'replace');
  };

  return {
    facts,
    choices,
    step,
    draft,
    change,
    go,
    href: (to, fields = {}) => `#${formatBook(next({ ...fields, step: to }))}`,
    door,
    offering,
    hold,
    post,
    take,
    taking,
    timeProblem,
    listView: choices.list ?? wholeList,
    setListView: (view) => {
      const { list: _other, ...rest } = choices;
      set(parseBook(formatBook({ ...rest, list: view })), 'replace');
    },
    finish: (booked) => {
      setDraft(withoutPerson(draft, booked));
      go('done', {}, 'replace');
    },
  };
}

const isAbout = (kept: KeptHold | null, { offering, start }: BookChoices): boolean =>
  kept !== null && kept.offering === offering && kept.start === start;

const from = ({ from: opened }: BookChoices) => (opened ? { from: opened } : {});
