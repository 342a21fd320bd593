import { useEffect, useState } from 'preact/hooks';
import type { Offer } from '../../../server/contract/staff.ts';
import type { Language, Messages } from '../../i18n/translator.ts';
import type { Failure } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { readInvitation, type InvitationLink } from '../../lib/invitation-link.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AcceptAsColleague } from './accept-as-colleague.tsx';
import { AcceptForm } from './accept-form.tsx';
import { useAccount } from './account-context.ts';
import { AccountFrame } from './account-frame.tsx';
import { TwoFactorSetupForm } from './two-factor-setup.tsx';
import { useLinkKey } from './use-link-key.ts';
import { useScreenFocus } from './use-screen-focus.ts';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
}

/** The one-time link that makes somebody a member of staff. */
export default function InvitationPage(props: Props) {
  const link = useLinkKey(readInvitation);
  return (
    <AccountFrame {...props}>
      <InvitationScreen link={link} key={link?.token} />
    </AccountFrame>
  );
}

function InvitationScreen({ link }: { readonly link: InvitationLink | null }) {
  const { words, send, account } = useAccount();
  const { t, lang } = words;
  const [offer, setOffer] = useState<Offer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [accepted, setAccepted] = useState(false);
  const [password, setPassword] = useState('');
  const look = async () => {
    const answer = await send<Offer>('POST', '/invitations/look', { token: link!.token });
    if (answer.ok) setOffer(answer.value);
    setFailure(answer.ok ? null : answer.failure);
  };
  useEffect(() => {
    if (link) void look();
  }, []);
  useScreenFocus(`${account.needsTwoFactorSetup} ${accepted}`);

  if (account.signedIn && account.needsTwoFactorSetup)
    return <TwoFactorSetupForm password={password} />;
  const home = lang === 'en' ? '/en/account/' : '/account/';
  if (accepted)
    return (
      <section class="account-card account-narrow">
        <h1>{t('invitation.done')}</h1>
        <p>{t('invitation.done-text')}</p>
        <div class="button-row">
          <a class="button button-link" href={home}>
            {t('invitation.to-account')}
          </a>
        </div>
      </section>
    );
  return (
    <section class="account-card account-narrow">
      <h1>{t('invitation.title')}</h1>
      {!link && <p>{t('invitation.no-link')}</p>}
      {failure && (
        <div role="alert">
          <EmptyState title={t('invitation.failed')} text={failureWords(failure, words).text}>
            <Button onClick={() => void look()}>{t('failure.retry')}</Button>
          </EmptyState>
        </div>
      )}
      {link && !offer && !failure && <Skeleton lines={3} />}
      {link && offer && (
        <>
          <OfferWords offer={offer} />
          {!account.signInPossible ? (
            <p class="account-notice" role="alert">
              {account.whyNot}
            </p>
          ) : account.kind === 'staff' ? (
            <AcceptAsColleague token={link.token} onAccepted={() => setAccepted(true)} />
          ) : (
            <AcceptForm
              link={link}
              onAccepted={(typed) => {
                setPassword(typed);
                setAccepted(true);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function OfferWords({ offer }: { readonly offer: Offer }) {
  const { words } = useAccount();
  const { t } = words;
  const { role, area, areaName, note, expiresAt } = offer;
  return (
    <div class="offer">
      <p class="offer-role">
        {t('invitation.offer', { role: t(`account.role.${role}`), area: areaName })}
      </p>
      <p>{t(`account.role-what.${role}`)}</p>
      <p class="quiet">
        {[
          areaName !== area && t('invitation.area-code', { code: area }),
          note && t('invitation.note', { note }),
          t('invitation.until', { moment: momentWords(expiresAt, words) }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}
