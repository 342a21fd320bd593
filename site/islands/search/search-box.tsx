import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlaceDatum, PlaceHit, PlacesAnswer } from '../../../server/contract/places.ts';
import type { Answer, PlacesQuery } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import type { RecentPlace } from '../../lib/recent-places.ts';
import type { Position } from '../../lib/view-state.ts';
import { Icon } from '../icon.tsx';
import { later } from '../later.tsx';
import { usePage } from '../words.ts';
import { DatumSwitch } from './datum-switch.tsx';
import { canChoose, HitOption } from './hit-option.tsx';
import { useComposition } from './use-composition.ts';
import { useRecent } from './use-recent.ts';
import { longestTyped, useSearch } from './use-search.ts';

export interface SearchBoxProps {
  readonly search: (query: PlacesQuery) => Promise<Answer<PlacesAnswer>>;
  readonly near: Position | null;
  /** Only hits with a position come here. */
  readonly onPlace: (hit: RecentPlace) => void;
  /** False when no facility of the kind is known near: the box then says so. */
  readonly onCategory: (code: string) => boolean;
}

// Opened by hand: the first circle does not wait for it.
const RecentTools = later(async () => (await import('./recent-tools.tsx')).RecentTools);

type Hit = PlaceHit | (RecentPlace & { link?: string });

/** A combobox with a list (ARIA 1.2): the focus stays in the field, arrows move through the list, Enter chooses. */
export function SearchBox({ search, near, onPlace, onCategory }: SearchBoxProps) {
  const { words, nameOf } = usePage();
  const { t, plural, lang } = words;
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [datum, setDatum] = useState<PlaceDatum>();
  const [said, setSaid] = useState('');
  const composing = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { found, busy, ask } = useSearch(search, near);
  const recent = useRecent();

  const typed = text.trim();
  const showsRecent = typed === '' && recent.places.length > 0;
  const hits: readonly Hit[] = showsRecent
    ? recent.places
    : typed === ''
      ? []
      : (found?.hits ?? []);
  const listed = open && hits.length > 0;
  const at = listed && active < hits.length ? active : -1;
  const [first] = found?.hits ?? [];
  const readAs = typed !== '' && first?.kind === 'position' ? first.datum : undefined;
  const message = messageFor();

  function messageFor(): string {
    if (said) return said;
    if (!open || typed === '') return '';
    if (found?.failure) return failureWords(found.failure, words).text;
    if (busy || !found) return '';
    return found.hits.length === 0 ? t('search.nothing', { typed: short(found.text) }) : '';
  }

  useEffect(() => {
    document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const type = (next: string, nextDatum = datum) => {
    setText(next);
    setSaid('');
    setOpen(true);
    setActive(-1);
    if (!composing.current) ask(next, nextDatum);
  };
  useComposition(field, composing, type);
  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (hit: Hit) => {
    // What is known by name alone, or is no place at all, has a page.
    if (hit.position === null && hit.link)
      return location.assign((lang === 'en' ? '/en' : '') + hit.link);
    if (!canChoose(hit)) return setSaid(t('search.nowhere-why', { name: hit.name }));
    const name = hit.kind === 'category' ? nameOf(hit.category ?? hit.id) : hit.name;
    setText(name);
    ask('', undefined);
    setDatum(undefined);
    close();
    if (hit.kind !== 'category') {
      recent.remember(hit);
      setSaid('');
      return onPlace(hit);
    }
    setSaid(onCategory(hit.category ?? hit.id) ? '' : t('search.none-known', { category: name }));
  };

  const press = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own. 229 is what older ones send.
    if (event.isComposing || composing.current || event.keyCode === 229) return;
    const last = hits.length - 1;
    const moves: Record<string, () => number> = {
      ArrowDown: () => (at >= last ? 0 : at + 1),
      ArrowUp: () => (at <= 0 ? last : at - 1),
      Home: () => 0,
      End: () => last,
    };
    const move = moves[event.key];
    const arrow = event.key === 'ArrowDown' || event.key === 'ArrowUp';
    if (move && hits.length > 0 && (arrow || at >= 0)) {
      event.preventDefault();
      setOpen(true);
      setActive(move());
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // Without a choice, Enter takes the best hit once it answers what stands in the field, in the datum that is chosen.
      const answered = showsRecent
        ? at >= 0
        : !busy && found?.text === typed.slice(0, longestTyped);
      const hit = at >= 0 ? hits[at] : (hits.find(canChoose) ?? hits[0]);
      if (open && hit && (at >= 0 || answered)) choose(hit);
      else if (typed === '') setSaid(t('search.empty'));
      else setOpen(true);
    } else if (event.key === 'Escape' && (open || text !== '')) {
      event.preventDefault();
      event.stopPropagation();
      if (listed || message) close();
      else type('');
      setSaid('');
    }
  };

  return (
    <div
      class="search"
      ref={box}
      onFocusOut={(event) => {
        if (!box.current?.contains(event.relatedTarget as Node | null)) close();
      }}
    >
      <label class="visually-hidden" for="search-field">
        {t('search.label')}
      </label>
      <div class="search-field">
        <Icon name="search" />
        <input
          ref={field}
          id="search-field"
          type="text"
          role="combobox"
          value={text}
          placeholder={t('search.placeholder')}
          maxLength={longestTyped}
          autocomplete="off"
          autocorrect="off"
          autocapitalize="off"
          spellcheck={false}
          enterkeyhint="search"
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls="search-list"
          aria-activedescendant={at >= 0 ? optionId(at) : undefined}
          aria-describedby="search-message"
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
        />
        {text !== '' && (
          <button
            type="button"
            class="icon-button"
            aria-label={t('search.clear')}
            onClick={() => {
              type('');
              field.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      <div class="search-popup" hidden={!listed && !(open && readAs)}>
        {readAs && (
          <DatumSwitch
            datum={datum ?? readAs}
            onChange={(next) => {
              setDatum(next);
              type(text, next);
            }}
          />
        )}
        {showsRecent && <p class="search-heading">{t('search.recent')}</p>}
        <div role="listbox" id="search-list" aria-label={t('search.list')}>
          {listed &&
            hits.map((hit, i) => (
              <HitOption
                key={`${hit.region}/${hit.kind}/${hit.id}`}
                id={optionId(i)}
                hit={hit}
                typed={typed}
                active={i === at}
                onChoose={() => choose(hit)}
                onPoint={() => setActive(i)}
              />
            ))}
        </div>
        {showsRecent && (
          <RecentTools
            recent={recent}
            english={lang === 'en'}
            refocus={() => field.current?.focus()}
          />
        )}
      </div>
      <p class={`search-message${message ? '' : ' is-empty'}`} id="search-message" role="status">
        {message}
        {!message && listed && (
          <span class="visually-hidden">{plural('search.count', hits.length)}</span>
        )}
      </p>
    </div>
  );
}

const optionId = (index: number) => `search-option-${index}`;

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
