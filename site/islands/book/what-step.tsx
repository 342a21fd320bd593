import type { ServicesAnswer } from '../../../server/contract/offering.ts';
import { beside } from '../../lib/book/beside.ts';
import { serviceModes } from '../../lib/book/book-choices.ts';
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

/** Another kind, another provider and time. */
const anew = { offering: undefined, start: undefined };

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
  const known = new Map(facts.kinds.map(({ code, name }) => [code, name]));
  const groups = serviceModes.map((mode) => ({
    mode,
    services: answer.services.filter((service) => service.mode === mode),
  }));
  const absent = facts.kinds
    .filter(({ code }) => !answer.services.some(({ kind }) => kind === code))
    .map(({ name }) => name);
  return (
    <>
      {answer.suspended !== null && (
        <p class="account-notice" role="alert">
          {t('book.what.suspended', { why: answer.suspended })}
        </p>
      )}
      {answer.services.length === 0 && (
        <EmptyState title={t('book.what.none')} text={t('book.what.none-text')}>
          <a class="button button-link" href={href('where')}>
            {t('book.door-change')}
          </a>
        </EmptyState>
      )}
      {groups.map(
        ({ mode, services }) =>
          services.length > 0 && (
            <section key={mode} aria-labelledby={`mode-${mode}`}>
              <h2 id={`mode-${mode}`}>{t(`book.mode.${mode}`)}</h2>
              <div class="book-options">
                {services.map((service) => (
                  <BigButton
                    key={service.kind}
                    icon={<KindIcon code={service.kind} />}
                    label={known.get(service.kind) ?? service.kind}
                    detail={detailOf(service)}
                    onPress={() => go('who', { kind: service.kind, mode, ...anew })}
                  />
                ))}
              </div>
            </section>
          ),
      )}
      {answer.services.length > 0 && absent.length > 0 && (
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
