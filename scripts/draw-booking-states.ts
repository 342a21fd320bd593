/**
 * Writes docs/BOOKING-STATES.md: the life of a booking, drawn from the table that the service obeys.
 *
 *   tsx scripts/draw-booking-states.ts
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import norms from '../data/norms.json' with { type: 'json' };
import { bookingStates, occupyingStates } from '../server/domain/booking/model.ts';
import { readBookingNorms, type BookingNorms } from '../server/domain/booking/norms.ts';
import { finalStates, transitions, type Transition } from '../server/domain/booking/states.ts';

export function drawBookingStates(read: BookingNorms = readBookingNorms(norms.norms)): string {
  return [
    '# The life of a booking',
    '',
    'Drawn by `npx tsx scripts/draw-booking-states.ts` from `server/domain/booking/states.ts`; a test fails when the two differ.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...arrows().map((arrow) => `  ${arrow}`),
    '```',
    '',
    `- Its resource is taken while a booking is ${listed(occupyingStates)}.`,
    `- Nothing follows ${listed(finalStates)}.`,
    '',
    '| from | event | by | with | leads to |',
    '|---|---|---|---|---|',
    ...inOrder().map((one) => row(one, read)),
    '',
  ].join('\n');
}

function arrows(): string[] {
  const drawn = new Map<string, Set<string>>();
  for (const { from, event, to } of inOrder()) {
    // What leaves the state as it is would be a loop at each box; the table tells of it.
    if (from === to) continue;
    const arrow = `${from ? box(from) : '[*]'} --> ${box(to)}`;
    drawn.set(arrow, (drawn.get(arrow) ?? new Set()).add(event));
  }
  return [
    ...bookingStates
      .filter((state) => box(state) !== state)
      .map((state) => `state "${state}" as ${box(state)}`),
    ...[...drawn].map(([arrow, events]) => `${arrow}: ${[...events].join(', ')}`),
    ...finalStates.map((state) => `${box(state)} --> [*]`),
  ];
}

/** Mermaid's names have no hyphen. */
const box = (state: string) => state.replaceAll('-', '');

/** By the order of states in a life; what is made comes first. */
function inOrder(): Transition[] {
  const rank = ({ from }: Transition) => (from === null ? -1 : bookingStates.indexOf(from));
  return [...transitions].sort((a, b) => rank(a) - rank(b));
}

function row(one: Transition, read: BookingNorms): string {
  const when = one.timeout.map(({ after, norm }) =>
    norm ? `${read[norm] / 3_600_000} h after ${anchors[after]}` : `at ${anchors[after]}`,
  );
  return `| ${[
    one.from ?? '(none)',
    one.event,
    one.by.join(', '),
    [...one.needs, ...(when.length > 0 ? [`by itself ${when.join(' or ')}`] : [])].join(', '),
    one.from === one.to ? 'the same' : one.to,
  ].join(' | ')} |`;
}

const anchors = {
  'held-until': 'the end of the hold',
  entered: 'it was asked',
  start: 'the start of the visit',
  end: 'the end of the visit',
} as const;

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(
    fileURLToPath(new URL('../docs/BOOKING-STATES.md', import.meta.url)),
    drawBookingStates(),
  );
