import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';

interface Tab<Code extends string> {
  readonly code: Code;
  readonly label: string;
}

interface Props<Code extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Code>[];
  readonly chosen: Code;
  readonly onChoose: (code: Code) => void;
  /** What the chosen tab shows. */
  readonly children: ComponentChildren;
}

/** ARIA tabs: one stop of the Tab key, arrow keys and Home/End move among them and choose at once. */
export function Tabs<Code extends string>({
  label,
  tabs,
  chosen,
  onChoose,
  children,
}: Props<Code>) {
  const id = useId();
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const now = tabs.findIndex(({ code }) => code === chosen);
    const next = {
      ArrowRight: (now + 1) % tabs.length,
      ArrowLeft: (now + tabs.length - 1) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(tabs[next]!.code);
    bar.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div class="tabs">
      <div role="tablist" aria-label={label} ref={bar} onKeyDown={onKeyDown} class="tab-bar">
        {tabs.map((tab) => (
          <button
            type="button"
            role="tab"
            class="tab"
            key={tab.code}
            id={`${id}-${tab.code}`}
            aria-selected={tab.code === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={tab.code === chosen ? 0 : -1}
            onClick={() => onChoose(tab.code)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} tabIndex={0}>
        {children}
      </div>
    </div>
  );
}
