import { useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { MoreList } from './parts-for-later.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

export interface MoreProps {
  readonly model: CirclePageModel;
  /** Something was done, in words. */
  readonly onSaid: (text: string) => void;
  readonly onFailed: () => void;
}

/** Less common things, behind one button that unfolds them. */
export function MoreActions({ model, onSaid, onFailed }: MoreProps) {
  const { t } = usePage().words;
  const { circle } = model;
  const [opened, setOpened] = useState(false);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div
      class="more-actions"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        class="button button-quiet action"
        disabled={!circle}
        aria-expanded={open}
        aria-controls="more-actions"
        ref={button}
        onClick={() => {
          setOpened(true);
          setOpen(!open);
        }}
      >
        <Icon name="more-things" />
        {t('actions.more')}
      </button>
      <ul class="more-list" id="more-actions" hidden={!open}>
        {opened && <MoreList model={model} onSaid={onSaid} onFailed={onFailed} />}
      </ul>
    </div>
  );
}
