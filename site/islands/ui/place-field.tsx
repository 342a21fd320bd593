import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Translator } from '../../i18n/translator.ts';
import { regionAt, firstRegion } from '../../lib/regions.ts';
import type { Position } from '../../lib/view-state.ts';
import type { PlaceMap } from '../../map/place-map.ts';
import { Field, describedBy } from './field.tsx';

interface Props {
  readonly words: Translator;
  readonly regions: readonly RegionAnswer[];
  /** Of its input; needed where a form leads there. */
  readonly id?: string;
  readonly error?: string | null;
  readonly label: string;
  readonly position: Position | null;
  readonly onChange: (position: Position | null) => void;
  /** Shown beside it, in grey. */
  readonly others?: readonly { readonly position: Position; readonly name: string }[];
}

const none: NonNullable<Props['others']> = [];

/** A place on the map: dragged, pressed, moved with the arrow keys, or typed as numbers. Without a map the numbers remain. */
export function PlaceField({
  words,
  regions,
  label,
  position,
  onChange,
  others = none,
  id: asked,
  error = null,
}: Props) {
  const { t } = words;
  const own = useId();
  const id = asked ?? own;
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<PlaceMap | null>(null);
  const change = useRef(onChange);
  change.current = onChange;
  // The map may come after the place was typed: it then shows what stands there by now.
  const shown = useRef({ position, others });
  shown.current = { position, others };
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const region = position ? regionAt(regions, position) : firstRegion(regions);
  useEffect(() => {
    if (!region || !box.current) return undefined;
    let gone = false;
    // The map is fetched when a form first shows one.
    void import('../../map/place-map.ts').then(({ createPlaceMap }) => {
      if (gone || !box.current) return;
      map.current = createPlaceMap(box.current, region, words, (next) => change.current(next));
      map.current.show(shown.current.position, shown.current.others);
    });
    return () => {
      gone = true;
      map.current?.destroy();
      map.current = null;
    };
  }, [region?.id]);
  useEffect(() => map.current?.show(position, others), [position?.[0], position?.[1], others]);
  const text = typed ?? (position ? position.map((degree) => degree.toFixed(6)).join(', ') : '');
  function take(): void {
    if (typed === null) return;
    const found = /^\s*(-?\d+(?:\.\d+)?)\s*[,，\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(typed);
    const next: Position | null = found ? [Number(found[1]), Number(found[2])] : null;
    const fits = next && Math.abs(next[0]) <= 180 && Math.abs(next[1]) <= 90;
    if (typed.trim() === '') onChange(null);
    else if (!fits) return setProblem(t('office.position-unreadable', { value: typed }));
    else onChange(next);
    setProblem(null);
    setTyped(null);
  }
  return (
    <div class="place-picker">
      <Field id={id} label={label} hint={t('office.position-hint')} error={problem ?? error}>
        <input
          id={id}
          inputMode="decimal"
          value={text}
          aria-describedby={describedBy(id, { hint: true, error: (problem ?? error) !== null })}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            take();
          }}
        />
      </Field>
      <div class="place-map" ref={box} />
    </div>
  );
}
