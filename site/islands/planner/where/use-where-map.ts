import { useEffect, useRef } from 'preact/hooks';
import type { SitingRunBody } from '../../../../server/contract/siting.ts';
import { rounded } from '../../../lib/planner/typed-position.ts';
import { gainText, siteName } from '../../../lib/planner/where/siting-words.ts';
import type { WhereForm } from '../../../lib/planner/where/where-form.ts';
import { asPosition } from '../../../lib/view-state.ts';
import { useOverlay } from '../use-overlay.ts';
import { usePlanner } from '../planner-tools.ts';

const grainMeters = 80;

/** Drawn parcels, chosen sites by number, and people whom none can help; presses add corners to the parcel that is drawn. */
export function useWhereMap(
  form: WhereForm,
  setForm: (change: (form: WhereForm) => WhereForm) => void,
  drawing: number | null,
  run: SitingRunBody | null,
): void {
  const { map, words, view, coverage } = usePlanner();
  const seen = view.tab === 'where';
  const overlay = useOverlay(seen);

  const now = useRef(drawing);
  now.current = drawing;
  useEffect(
    () =>
      map && drawing !== null
        ? map.takePresses((position) =>
            setForm((before) => ({
              ...before,
              parcels: before.parcels.map((parcel, index) =>
                index === now.current
                  ? { ...parcel, corners: [...parcel.corners, rounded(position)] }
                  : parcel,
              ),
            })),
          )
        : undefined,
    [map, drawing !== null],
  );
  const { parcels, candidates } = form;
  useEffect(
    () =>
      overlay?.lines(
        candidates === 'parcels'
          ? parcels
              .filter(({ corners }) => corners.length > 0)
              .map(({ corners }, index) => ({
                id: `parcel-${index}`,
                look: 'draft',
                positions: [...corners, corners[0]!],
              }))
          : [],
      ),
    [overlay, parcels, candidates],
  );
  const answer = run?.answer ?? null;
  useEffect(
    () =>
      overlay?.marks(
        (answer?.chosen ?? []).map((site, index) => ({
          id: `site-${index}`,
          position: asPosition(site.position),
          look: 'chosen',
          text: String(index + 1),
          title: words.t('planner.where.mark', {
            number: index + 1,
            name: siteName(site, words),
            gain: gainText(site, run!.question, words),
          }),
        })),
      ),
    [overlay, answer],
  );
  const left = answer?.outOfReach ?? run?.refusal?.outOfReach ?? null;
  const meters = coverage?.population?.grainMeters ?? grainMeters;
  useEffect(
    () =>
      overlay?.cells(
        (left?.places ?? []).map(({ position }) => ({
          position: asPosition(position),
          look: 'left-out',
          meters,
        })),
      ),
    [overlay, left, meters],
  );
  // What was found is brought into view once.
  useEffect(() => {
    if (!seen || !answer || answer.chosen.length === 0) return;
    const lngs = answer.chosen.map(({ position }) => position[0]!);
    const lats = answer.chosen.map(({ position }) => position[1]!);
    map?.fit([
      Math.min(...lngs) - 0.004,
      Math.min(...lats) - 0.004,
      Math.max(...lngs) + 0.004,
      Math.max(...lats) + 0.004,
    ]);
  }, [map, run?.id, answer !== null]);
}
