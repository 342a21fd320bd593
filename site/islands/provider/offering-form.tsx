import { useMemo, useState } from 'preact/hooks';
import type { OwnOfferingAnswer } from '../../../server/contract/offering.ts';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { bodyOf, draftOf, type OfferingDraft } from '../../lib/offering-draft.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { whyUnseen } from '../../lib/why-unseen.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { draftId, type DraftPart } from './draft-part.ts';
import { fieldNamed } from './field-named.ts';
import { OfferingArea } from './offering-area.tsx';
import { OfferingTerms } from './offering-terms.tsx';
import { OfferingWhat } from './offering-what.tsx';
import { OfferingWho } from './offering-who.tsx';

interface Offered {
  offerings: OwnOfferingAnswer[];
}

interface Props {
  /** Null: a new one. */
  readonly before: OwnOfferingAnswer | null;
  readonly resources: readonly ResourceAnswer[];
  readonly onDone: (now: Offered) => void;
  readonly onBack: () => void;
}

/** An offering, made or changed. Bookings that stand keep the terms that they were made under. */
export function OfferingForm({ before, resources, onDone, onBack }: Props) {
  const { words, send } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const form = useForm();
  const working = resources.filter(({ active }) => active);
  // Another version came while the form stood open: what was typed stays, and is saved over it if that is wanted.
  const [version, setVersion] = useState(before?.version ?? 0);
  const [draft, setDraft] = useState(() =>
    draftOf(before, working.length === 1 ? working.map(({ id }) => id) : []),
  );
  const post = useMemo(() => createPostOnce(send), [send]);
  const gives = own.provider.kind === 'volunteers' || own.provider.kind === 'organisation';
  const part: DraftPart = {
    draft,
    set: (fields) => setDraft((now) => ({ ...now, ...fields })),
    errorOf: (field) => form.errorOf(draftId(field)),
  };

  const save = () => {
    const read = bodyOf(draft, gives);
    const checks = read.ok
      ? []
      : read.faults.map(({ field, why }) => ({
          field: draftId(field),
          text: t(`provider.wrong-${why}`),
        }));
    void form.submit(checks, async () => {
      if (!read.ok) return null;
      const base = `/providers/${own.provider.id}/offerings`;
      const { serviceKind: _kind, mode: _mode, ...said } = read.body;
      const answer = before
        ? await send<Offered>('PATCH', `${base}/${before.id}`, { version, ...said })
        : await post<Offered>(base, read.body);
      if (answer.ok) {
        onDone(answer.value);
        return null;
      }
      if (before && codeOf(answer.failure) === 'changed-meanwhile') {
        const fresh = await send<Offered>('GET', base);
        const now = fresh.ok && fresh.value.offerings.find(({ id }) => id === before.id);
        if (now) {
          setVersion(now.version);
          return { field: draftId('nameZh'), text: differences(before, now) };
        }
      }
      const field = fieldNamed(answer.failure, fieldOf) ?? 'nameZh';
      return { field: draftId(field), text: fail(answer.failure) };
    });
  };

  /** What somebody else changed, in words: field by field. */
  function differences(old: OwnOfferingAnswer, now: OwnOfferingAnswer): string {
    const changed = (Object.keys(fieldOf) as (keyof typeof fieldOf)[]).filter(
      (key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]),
    );
    const names = changed.map((key) => t(`provider.field-${fieldOf[key]}`));
    return t('provider.offering-changed', { what: words.list([...new Set(names)]) });
  }

  const read = bodyOf(draft, gives);
  const unseen = read.ok
    ? whyUnseen(
        own.provider.state,
        {
          ...draft,
          requiredCertificates: [...draft.certificates],
          resources: [...draft.resources],
        },
        resources,
      )
    : [];
  return (
    <div class="account-card">
      <h3>{t(before ? 'provider.change-offering' : 'provider.new-offering')}</h3>
      {before && <p class="quiet">{t('provider.terms-stay')}</p>}
      <Form form={form} label={t('provider.new-offering')} onSubmit={save}>
        <OfferingWhat {...part} fixed={before !== null} gives={gives} />
        <OfferingArea {...part} />
        <OfferingWho {...part} resources={resources} />
        <OfferingTerms {...part} />
        {unseen.length > 0 && (
          <p class="quiet">
            {t('provider.will-not-be-seen')}{' '}
            {unseen
              .map((reason) =>
                reason.why === 'certificate'
                  ? t('provider.unseen-certificate', { type: reason.type })
                  : t(`provider.unseen-${reason.why}`),
              )
              .join(' ')}
          </p>
        )}
        <div class="provider-actions">
          <Button type="submit" disabled={form.busy}>
            {t('provider.save')}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {t('provider.back')}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** The form's field for each of the API's. */
const fieldOf = {
  serviceKind: 'serviceKind',
  mode: 'mode',
  nameZh: 'nameZh',
  nameEn: 'nameEn',
  aboutZh: 'aboutZh',
  aboutEn: 'aboutEn',
  prepareZh: 'prepareZh',
  prepareEn: 'prepareEn',
  languages: 'languages',
  durationsMinutes: 'durations',
  bufferBeforeMinutes: 'bufferBefore',
  bufferAfterMinutes: 'bufferAfter',
  stepMinutes: 'step',
  priceFen: 'price',
  priceUnit: 'price',
  subsidised: 'subsidised',
  minimumNoticeMinutes: 'noticeHours',
  windowDays: 'windowDays',
  needsAcceptance: 'needsAcceptance',
  cancelUntilMinutes: 'cancelHours',
  moveUntilMinutes: 'moveHours',
  requiredCertificates: 'certificates',
  serviceArea: 'areaMinutes',
  facility: 'facility',
  promisedDays: 'promisedDays',
  active: 'active',
  resources: 'resources',
} as const satisfies Partial<Record<keyof OwnOfferingAnswer, keyof OfferingDraft>>;
