import type { ServicesAnswer } from '../../../server/contract/offering.ts';
import { beside } from '../../lib/book/beside.ts';
import { positionQuery } from '../../lib/book/position-text.ts';
import { startWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { BigButton } from '../elder/big-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { useBooking } from './book-context.ts';
import { DoorLine } from './door-line.tsx';
import { Screen } from './screen.tsx';

type Service = ServicesAnswer['services'][number];

const modes = ['at_home', 'at_facility'] as const;

/** Which kind of service, of those that somebody brings to this door. */
export function WhatStep() {
  const { words } = useAccount();
  const { t } = words;
  const { choices } = useBooking();
  const services = useLoaded<ServicesAnswer>(
    choices.at ? `/services?${positionQuery(choices.at)}` : null,
  );
  return (
    <Screen title={t('book.what.title')}>
      <DoorLine />
      <Shown from={services} show={(answer) => <Kinds answer={answer} />} />
    </Screen>
  );
}

function Kinds({ answer }: { readonly answer: ServicesAnswer }) {
  const { words } = useAccount();
  const { t, row } = words;
  const { facts, go, href } = useBooking();
  const found = new Map(answer.services.map((service) => [service.kind, service]));
  const groups = modes.map((mode) => ({
    mode,
    kinds: facts.kinds.filter((kind) => kind.modes[0] === mode && found.has(kind.code)),
  }));
  const absent = facts.kinds.filter(({ code }) => !found.has(code)).map(({ name }) => name);
  return (
    <>
      {answer.suspended !== null && (
        <p class="account-notice" role="alert">
          {t('book.what.suspended', { why: answer.suspended })}
        </p>
      )}
      {found.size === 0 && (
        <EmptyState title={t('book.what.none')} text={t('book.what.none-text')}>
          <a class="button button-link" href={href('where')}>
            {t('book.door-change')}
          </a>
        </EmptyState>
      )}
      {groups.map(
        ({ mode, kinds }) =>
          kinds.length > 0 && (
            <section key={mode} aria-labelledby={`mode-${mode}`}>
              <h2 id={`mode-${mode}`}>{t(`book.mode.${mode}`)}</h2>
              <div class="book-options">
                {kinds.map(({ code, name }) => (
                  <BigButton
                    key={code}
                    icon={<KindIcon code={code} />}
                    label={name}
                    detail={detailOf(found.get(code)!)}
                    onPress={() => go('who', { kind: code, offering: undefined, start: undefined })}
                  />
                ))}
              </div>
            </section>
          ),
      )}
      {found.size > 0 && absent.length > 0 && (
        <p class="quiet">{t('book.what.absent', { kinds: row(absent) })}</p>
      )}
    </>
  );

  function detailOf({ providers, earliest }: Service): string {
    return beside(
      words.plural('book.what.providers', providers),
      earliest === null
        ? t('book.none-free')
        : t('book.earliest', { time: startWords(earliest, words) }),
    );
  }
}

function KindIcon({ code }: { readonly code: string }) {
  return (
    <svg class="category-icon" viewBox="0 0 15 15" aria-hidden="true" focusable="false">
      <use href={`#service-${code}`} />
    </svg>
  );
}
