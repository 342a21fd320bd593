import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Change, ScenarioAnswer } from '../../../../server/contract/scenario.ts';
import type { Answer } from '../../../lib/api.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { codeOf } from '../../../lib/form-problems.ts';
import { LatestOnly } from '../../../lib/latest-only.ts';
import type { Changes } from '../../../lib/planner/what-if/changes.ts';
import { forgetDraft, keepDraft, keptDraft } from '../../../lib/planner/what-if/kept-draft.ts';
import { useAccount } from '../../account/account-context.ts';
import { usePlanner } from '../planner-tools.ts';

interface Content {
  readonly name: string;
  readonly changes: Changes;
}

export interface Draft extends Content {
  /** The version that the service has; it grows with everything that it keeps. */
  readonly version: number;
  readonly state: 'kept' | 'waits' | 'saving' | 'failed' | 'conflict';
  /** Why the service did not keep it. */
  readonly problem: string | null;
  readonly set: (changes: readonly Change[]) => void;
  readonly rename: (name: string) => void;
  /** Takes the last step back; null where there is none. */
  readonly undo: (() => void) | null;
  /** Sends what the service does not have yet. */
  readonly save: () => void;
  /** After somebody else, or another tab, has changed it. */
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
}

/** A scenario while it is changed: here first, in the tab's storage at once, at the service when `save` is called. */
export function useDraft(first: ScenarioAnswer): Draft {
  const { send, words } = usePlanner();
  const { account } = useAccount();
  const { id } = first;
  const [theirs, setTheirs] = useState<Content>(first);
  const [draft, setDraft] = useState<Content>(() => {
    const left = keptDraft(sessionStorage, id);
    return left?.version === first.version ? left : first;
  });
  const version = useRef(first.version);
  const [keptVersion, setKeptVersion] = useState(first.version);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ code: string | null; text: string } | null>(null);
  const before = useRef<Content[]>([]);

  // What was sent, not its echo: the draft is known to be kept by being the same object.
  const keep = (next: number, content: Content) => {
    version.current = next;
    setKeptVersion(next);
    setTheirs(content);
  };
  const saving = useMemo(
    () =>
      new LatestOnly<Content, Answer<ScenarioAnswer>>(
        ({ name, changes }) =>
          send<ScenarioAnswer>('PATCH', `/scenarios/${encodeURIComponent(id)}`, {
            version: version.current,
            name,
            changes,
          }),
        (answer, content, newest) => {
          if (answer.ok) keep(answer.value.version, content);
          if (!newest) return;
          setBusy(false);
          setFailed(
            answer.ok
              ? null
              : { code: codeOf(answer.failure), text: failureWords(answer.failure, words).text },
          );
        },
      ),
    [send],
  );

  const isKept = draft.name === theirs.name && draft.changes === theirs.changes;
  useEffect(() => {
    if (isKept) forgetDraft(sessionStorage, id);
    else keepDraft(sessionStorage, id, { version: version.current, ...draft });
  }, [draft, theirs]);
  useEffect(() => {
    if (isKept) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isKept]);

  const change = (next: Partial<Content>) => {
    before.current.push(draft);
    setDraft({ ...draft, ...next });
    setFailed((was) => (was?.code === 'changed-meanwhile' ? was : null));
  };
  const save = () => {
    setBusy(true);
    saving.ask(draft);
  };
  // Whoever has signed in again wants it kept.
  useEffect(() => {
    if (failed?.code === 'not-signed-in') save();
  }, [account]);
  const theirNow = () => send<ScenarioAnswer>('GET', `/scenarios/${encodeURIComponent(id)}`);
  const conflict = failed?.code === 'changed-meanwhile';
  return {
    ...draft,
    version: keptVersion,
    state: conflict ? 'conflict' : busy ? 'saving' : failed ? 'failed' : isKept ? 'kept' : 'waits',
    problem: failed?.text ?? null,
    set: (changes) => change({ changes }),
    rename: (name) => change({ name }),
    undo:
      before.current.length === 0
        ? null
        : () => {
            setDraft(before.current.pop()!);
            setFailed(null);
          },
    save,
    takeTheirs: () =>
      void theirNow().then((answer) => {
        if (!answer.ok)
          return setFailed({
            code: 'changed-meanwhile',
            text: failureWords(answer.failure, words).text,
          });
        before.current.push(draft);
        const { name, changes } = answer.value;
        const content = { name, changes };
        setDraft(content);
        keep(answer.value.version, content);
        setFailed(null);
      }),
    keepMine: () =>
      void theirNow().then((answer) => {
        if (!answer.ok)
          return setFailed({
            code: 'changed-meanwhile',
            text: failureWords(answer.failure, words).text,
          });
        version.current = answer.value.version;
        save();
      }),
  };
}
