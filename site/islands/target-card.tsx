import { isInside } from '../lib/inside.ts';
import { RouteCard, WhyCard } from './parts-for-later.ts';
import type { Asking } from './use-asking.ts';
import type { CirclePageModel } from './use-circle-page.ts';

interface Props {
  readonly model: CirclePageModel;
  readonly asking: Asking;
  readonly hasMap: boolean;
  readonly onClose: () => void;
}

/** The screen about one place: the way to a facility inside, or why it is not so easy to get to anything else. */
export function TargetCard({ model, asking, hasMap, onClose }: Props) {
  const { view, circle, why, whyFailed } = model;
  if (!view.facility || !isInside(circle, view.facility))
    return <WhyCard model={model} asking={asking} hasMap={hasMap} onClose={onClose} />;
  return (
    <RouteCard
      facility={view.facility}
      circle={circle}
      route={why?.route ?? null}
      failed={whyFailed}
      onClose={onClose}
    />
  );
}
