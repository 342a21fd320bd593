import type { ComponentType } from 'preact';
import type { BookStep } from '../../lib/book/book-choices.ts';
import { useScreenFocus } from '../account/use-screen-focus.ts';
import { useBooking } from './book-context.ts';
import { CheckStep } from './check-step.tsx';
import { ContactStep } from './contact-step.tsx';
import { DoneStep } from './done-step.tsx';
import { OfferStep } from './offer-step.tsx';
import { RepeatStep } from './repeat-step.tsx';
import { SignInStep } from './sign-in-step.tsx';
import { WhatStep } from './what-step.tsx';
import { WhenStep } from './when-step.tsx';
import { WhereStep } from './where-step.tsx';
import { WhoStep } from './who-step.tsx';
import { WhomStep } from './whom-step.tsx';

/** In the order in which they are asked. */
const screens: Readonly<Record<BookStep, ComponentType>> = {
  where: WhereStep,
  what: WhatStep,
  who: WhoStep,
  offer: OfferStep,
  when: WhenStep,
  'sign-in': SignInStep,
  repeat: RepeatStep,
  whom: WhomStep,
  contact: ContactStep,
  check: CheckStep,
  done: DoneStep,
};

export function BookScreens() {
  const { step } = useBooking();
  useScreenFocus(step);
  const Step = screens[step];
  return <Step key={step} />;
}
