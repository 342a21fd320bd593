import type { ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useAccount } from './account-context.ts';
import type { Loaded } from './use-loaded.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

export function Card({ id, title, children }: Props) {
  return (
    <section class="account-card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface LoadedProps<T> {
  readonly from: Loaded<T>;
  readonly show: (value: T) => ComponentChildren;
}

/** What was asked for, grey lines until it is there, or why it is not with a way to ask again. */
export function Shown<T>({ from, show }: LoadedProps<T>) {
  const { t } = useAccount().words;
  return (
    <>
      {from.problem && (
        <div role="alert" class="account-notice">
          <p>{from.problem}</p>
          <Button look="quiet" onClick={() => void from.load()}>
            {t('failure.retry')}
          </Button>
        </div>
      )}
      {from.value === null ? !from.problem && <Skeleton /> : show(from.value)}
    </>
  );
}
