import { useEffect, useState } from 'preact/hooks';
import type { Language, Messages } from '../../i18n/translator.ts';
import { communityIn } from '../../lib/community-fragment.ts';
import { AccountFrame } from '../account/account-frame.tsx';
import { useAccount } from '../account/account-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { EvaluationScreen } from './evaluation-screen.tsx';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
}

/** Which community: from the fragment, so that nobody's page of a community stands in a log. */
export default function EvaluationPage(props: Props) {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setCode(communityIn(location.hash));
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return (
    <AccountFrame {...props}>
      {code ? <EvaluationScreen code={code} key={code} /> : <WhichCommunity />}
    </AccountFrame>
  );
}

function WhichCommunity() {
  const { t, lang } = useAccount().words;
  return (
    <section class="account-card account-narrow">
      <h1>{t('evaluation.title')}</h1>
      <EmptyState title={t('evaluation.which')} text={t('evaluation.which-text')}>
        <a class="button button-link" href={lang === 'en' ? '/en/' : '/'}>
          {t('evaluation.to-map')}
        </a>
      </EmptyState>
    </section>
  );
}
