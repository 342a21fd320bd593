import type { AuditEntryAnswer } from '../../../server/contract/audit.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';

/** One entry of the log: what happened in a line, before and after unfolded. */
export function AuditEntry({ entry }: { readonly entry: AuditEntryAnswer }) {
  const { words } = useAccount();
  const { t } = words;
  const { number, at, actor, action, subjectKind, subject, area, before, after } = entry;
  const sides = [
    ['before', before],
    ['after', after],
  ] as const;
  const shown = sides.filter(([, value]) => value !== null);
  return (
    <li class="entry entry-tall">
      <p>
        <strong>
          <code>{action}</code>
        </strong>{' '}
        <span class="quiet">
          {t('staff.audit.number', { number: String(number) })} · {momentWords(at, words)}
        </span>
      </p>
      <p>
        {t('staff.audit.who', {
          actor: actor ?? t('staff.audit.command'),
          subject: `${subjectKind} ${subject}`,
        })}
        {area !== null && ` · ${t('staff.audit.in', { area })}`}
      </p>
      {shown.length > 0 && (
        <details>
          <summary>{t('staff.audit.change')}</summary>
          {shown.map(([side, value]) => (
            <div key={side}>
              <p class="quiet">{t(`staff.audit.side.${side}`)}</p>
              <pre class="json">{JSON.stringify(value, null, 2)}</pre>
            </div>
          ))}
        </details>
      )}
    </li>
  );
}
