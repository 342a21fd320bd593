import type { MessageKey } from '../i18n/translator.ts';
import { Dialog } from './ui/dialog.tsx';
import { usePage } from './words.ts';

type Line = readonly [key: MessageKey | '?' | 'Home' | 'Esc' | 'Enter', does: MessageKey];

const parts: readonly (readonly [where: MessageKey, lines: readonly Line[]])[] = [
  [
    'keys.on-map',
    [
      ['keys.arrows', 'keys.pan'],
      ['keys.plus-minus', 'keys.zoom'],
      ['Enter', 'keys.ask'],
      ['?', 'keys.help'],
    ],
  ],
  [
    'keys.on-pin',
    [
      ['keys.arrows', 'keys.step'],
      ['keys.shift-arrows', 'keys.big-step'],
      ['Home', 'keys.home'],
      ['?', 'keys.help'],
    ],
  ],
  ['keys.anywhere', [['Esc', 'keys.escape']]],
];

/** All keys of the map. */
export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePage().words;
  const keyName = (key: Line[0]) =>
    key === '?' || key === 'Home' || key === 'Esc' || key === 'Enter' ? key : t(key);
  return (
    <Dialog title={t('keys.title')} closeLabel={t('keys.close')} onClose={onClose}>
      {parts.map(([where, lines]) => (
        <section class="keys" key={where}>
          <h3>{t(where)}</h3>
          <dl>
            {lines.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{keyName(key)}</kbd>
                </dt>
                <dd>{t(does)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
