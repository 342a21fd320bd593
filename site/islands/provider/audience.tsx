import { useEffect, useState } from 'preact/hooks';
import type { Circle } from '../../../server/contract/circle.ts';
import type { OwnOfferingAnswer } from '../../../server/contract/offering.ts';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import type { Position } from '../../lib/view-state.ts';
import { missingOf } from '../../lib/why-unseen.ts';
import { useAccount } from '../account/account-context.ts';
import { AreaMap } from './area-map.tsx';
import { useDesk } from './desk.ts';
import { DoorTry } from './door-try.tsx';

interface Props {
  readonly offering: OwnOfferingAnswer;
  readonly resources: readonly ResourceAnswer[];
  /** Whether residents see it, so that a door can be tried. */
  readonly testable: boolean;
}

type Rings = readonly (readonly (readonly Position[])[])[];

/** Who would see it: the area on the map, and whether it comes to a door that one points at. */
export function Audience({ offering, resources, testable }: Props) {
  const { words, send } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const [rings, setRings] = useState<Rings>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [lng, lat] = own.provider.position as [number, number];
  const { serviceArea, mode } = offering;
  const able = resources.filter(
    (one) =>
      one.active &&
      offering.resources.includes(one.id) &&
      missingOf(one, offering.requiredCertificates).length === 0,
  );
  const profiles = [...new Set(able.flatMap(({ profile }) => profile ?? []))];
  useEffect(() => {
    if (serviceArea?.kind === 'polygon')
      setRings([serviceArea.rings.map((ring) => ring.map(([x, y]): Position => [x!, y!]))]);
    if (serviceArea?.kind !== 'minutes') return;
    void Promise.all(
      profiles.map((profile) => {
        const query = new URLSearchParams({
          lng: String(lng),
          lat: String(lat),
          minutes: String(serviceArea.minutes),
          profile,
        });
        return send<Circle>('GET', `/circle?${query.toString()}`);
      }),
    ).then((answers) => {
      const failed = answers.find((answer) => !answer.ok);
      setProblem(failed && !failed.ok ? fail(failed.failure) : null);
      setRings(
        answers.flatMap((answer) =>
          answer.ok ? (answer.value.contours.features.at(-1)?.geometry.coordinates ?? []) : [],
        ) as unknown as Rings,
      );
    });
  }, [offering.version]);
  const area =
    mode === 'at_facility'
      ? t('provider.seen-facility')
      : serviceArea?.kind === 'communities'
        ? words.plural('provider.seen-communities', serviceArea.codes.length)
        : serviceArea?.kind === 'polygon'
          ? t('provider.seen-polygon')
          : t('provider.seen-minutes', {
              minutes: String(serviceArea?.minutes ?? 0),
              how: words.list(profiles.map((profile) => t(`provider.profile-${profile}`))),
            });
  return (
    <div class="audience">
      <p>{area}</p>
      <p class="quiet">
        {t('provider.seen-able', {
          list: able.length > 0 ? words.row(able.map(({ label }) => label)) : '—',
        })}
      </p>
      {problem && <p class="field-error">{problem}</p>}
      {mode === 'at_home' && serviceArea?.kind !== 'communities' && (
        <AreaMap base={[lng, lat]} polygons={rings} />
      )}
      {mode === 'at_home' && testable && <DoorTry offering={offering.id} />}
    </div>
  );
}
