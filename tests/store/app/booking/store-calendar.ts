/** The repositories of booking behind the interface that the model drives, on a database of their own. */
import type { Position } from '../../../../server/geo/position.ts';
import type { Interval, Offering, Resource } from '../../../../server/domain/booking/model.ts';
import { slots, type SlotDay } from '../../../../server/domain/booking/slots.ts';
import type { BookingEvent, By, Need } from '../../../../server/domain/booking/states.ts';
import { askingEvent } from '../../../../server/domain/booking/terms.ts';
import { slotQuestion } from '../../../../server/http/booking/slot-question.ts';
import type { Human } from '../../../../server/store/app/booking/acting.ts';
import type { BookingRow } from '../../../../server/store/app/booking/booking-rows.ts';
import type { BookingRecords } from '../../../../server/store/app/booking/open-booking.ts';
import { norms } from '../../../domain/booking/published-norms.ts';
import { alongTheLine, shanghai } from '../../../domain/booking/world.ts';
import type {
  Answer,
  Ask,
  Calendar,
  Given,
  Shop,
  Snapshot,
} from '../../../domain/booking/model/calendar.ts';
import { boss, community, confirmation, offered, vetted } from '../../../fixtures/booking-world.ts';
import { emptyDatabase, emptyRecords } from '../../../fixtures/empty-records.ts';
import { StoreHistory } from './store-history.ts';

const dayMs = 86_400_000;
const no = (reason: string): Answer => ({ ok: false, reason });
const office = { by: 'office', actor: 'office', areas: ['44'] } as const;
/** What the repositories' own call says along, whatever the model gives. */
const inherent: Partial<Record<BookingEvent, Need>> = {
  move: 'time',
  propose: 'time',
  'change-door': 'door',
  reassign: 'resource',
  agree: 'proposal',
  'not-there': 'absent',
  resolve: 'outcome',
};

type Outcome = { ok: true } | { ok: false; reason: string; because?: { reason: string } };

export class StoreCalendar implements Calendar {
  readonly database = emptyDatabase();
  private readonly clock: { ms: number };
  private readonly shop: Shop;
  private readonly booking: BookingRecords;
  private readonly parts;
  private readonly provider: string;
  private readonly resources = new Map<string, string>();
  private readonly offerings = new Map<string, string>();
  private readonly history: StoreHistory;
  private readonly away: Pick<Snapshot, 'absences' | 'suspensions'> = {
    absences: [],
    suspensions: [],
  };

  constructor(shop: Shop) {
    this.shop = shop;
    this.clock = { ms: shop.startMs };
    const now = () => new Date(this.clock.ms);
    const records = emptyRecords(this.database, now);
    this.booking = records.booking;
    this.parts = { records, bookingRules: { norms, local: shanghai, clock: null as never }, now };
    this.provider = vetted(this.booking);
    for (const resource of shop.resources) this.resources.set(resource.id, this.hire(resource));
    for (const offering of shop.offerings) this.offerings.set(offering.id, this.offer(offering));
    this.history = new StoreHistory(this.database.raw, this.booking.seals, {
      resource: inverse(this.resources),
      offering: inverse(this.offerings),
    });
  }

  /** A confirmed one was held before. */
  book(ask: Ask, event: 'hold' | 'request' | 'confirm', by: By): Answer {
    const acting = this.acting(by, ask.resident);
    if (!acting) return no('not-yours');
    const { holds } = this.booking;
    const { durationsMinutes } = this.offeringOf(ask.offering);
    const held = holds.hold(
      {
        offering: this.offerings.get(ask.offering)!,
        durationMinutes: durationsMinutes[0]!,
        startMs: ask.startMs,
        door: ask.door,
        community,
        resource: null,
      },
      acting,
      alongTheLine,
    );
    if (!held.ok) return answer(held, '');
    const { id, version } = held.booking;
    if (event !== 'hold') {
      const made = holds.confirm(id, version, confirmation(), acting);
      if (!made.ok) throw new Error(`a live hold was not confirmed: ${made.reason}`);
    }
    return { ok: true, booking: id };
  }

  act(id: string, event: BookingEvent, by: By, given: Given): Answer {
    const row = this.booking.rows.byId(id);
    if (!row) return no('no-such-booking');
    const acting = this.acting(by, row.bookedBy!);
    const need = inherent[event];
    if (!acting) return no('not-yours');
    if (need && !given.needs.includes(need)) return no('needs');
    return answer(this.step(row, event, acting, given), id);
  }

  leave(resource: string, interval: Interval): void {
    const id = this.resources.get(resource)!;
    const added = this.booking.resources.addAbsence(this.provider, id, interval, boss);
    if (!added.ok) throw new Error(added.reason);
    this.away.absences.push({ ...interval, id: added.id, resource });
  }

  suspend(interval: Interval): void {
    const wanted = { ...interval, area: this.shop.area, reason: 'typhoon' };
    const made = this.booking.suspensions.suspend(wanted, office);
    if (!made.ok) throw new Error(made.reason);
    this.away.suspensions.push({ ...wanted, id: made.suspension.id });
  }

  pass(minutes: number): void {
    this.clock.ms += minutes * 60_000;
  }

  work(): void {
    this.booking.lapses.run(1000);
  }

  slots(id: string, door: Position | null, days: number, ignored: string | null): SlotDay[] {
    const { catalogue } = this.booking;
    catalogue.look();
    const offering = catalogue.offering(this.offerings.get(id)!)!;
    const known = new Map(catalogue.able(offering.id).map((one) => [one.id, one]));
    const names = inverse(this.resources);
    const fromMs = this.clock.ms;
    const asked = slotQuestion(this.parts, {
      offering,
      durationMinutes: offering.durationsMinutes[0]!,
      able: [...this.resources.values()].flatMap((one) => known.get(one) ?? []),
      door,
      area: community,
      fromMs,
      toMs: fromMs + days * dayMs,
      ignored,
    });
    const world = { local: shanghai, travel: alongTheLine, restGapMs: norms.restGapMs };
    return slots(asked, world).map((day) => ({
      ...day,
      starts: day.starts.map((start) => ({
        ...start,
        resources: start.resources.map((one) => names.get(one)!),
      })),
    }));
  }

  snapshot(): Snapshot {
    const nowMs = this.clock.ms;
    return { nowMs, shop: this.shop, ...this.history.read(nowMs), ...this.away };
  }

  private step(row: BookingRow, event: BookingEvent, acting: Human, given: Given): Outcome {
    const { holds, visits, moves, followUps, codes } = this.booking;
    const { id, version } = row;
    const reason = given.needs.includes('reason') ? 'other' : null;
    switch (event) {
      case 'extend':
        return holds.extend(id, version, acting);
      case 'release':
        return holds.release(id, version, acting);
      case 'request':
      case 'confirm':
        // Which of the two it becomes, the terms say.
        if (askingEvent(row.terms, acting.by) !== event)
          return { ok: false, reason: 'not-from-here' };
        return holds.confirm(id, version, confirmation(), acting);
      case 'propose':
        return visits.propose(id, version, given.startMs!, acting);
      case 'agree':
        return moves.agree(id, version, acting, alongTheLine);
      case 'move': {
        const to = { startMs: given.startMs!, resource: null };
        return moves.move(id, version, to, acting, alongTheLine);
      }
      case 'reassign': {
        // To whom it is already, it is not given again: then to whoever is nearest.
        const to = this.resources.get(given.resource!)!;
        return moves.reassign(id, version, to === row.resource ? null : to, acting, alongTheLine);
      }
      case 'change-door': {
        if (!given.door) return { ok: false, reason: 'wrong-door' };
        const to = { door: given.door, community, details: null };
        return moves.changeDoor(id, version, to, acting, alongTheLine);
      }
      case 'finish': {
        const proves = acting.by === 'provider' && given.needs.includes('code');
        const code = proves ? codes.of(id, 'resident') : null;
        return visits.finish(id, version, acting, { code, reason });
      }
      case 'not-there':
        return visits.notThere(id, version, 'resident', acting);
      case 'resolve':
        return visits.resolve(id, version, 'settled', acting);
      case 'follow-up': {
        if (row.state !== 'done') return { ok: false, reason: 'not-from-here' };
        if (acting.by !== 'office') return { ok: false, reason: 'not-yours' };
        const call = { reached: true, satisfied: 5, wrong: null, complaint: false };
        return followUps.call(id, call, acting);
      }
      case 'accept':
      case 'decline':
      case 'cancel':
      case 'set-out':
      case 'start':
      case 'dispute':
        return visits.step(id, version, event, acting, { reason });
      case 'hold':
      case 'lapse':
        return { ok: false, reason: 'not-from-here' };
    }
  }

  /** What happens by itself is the worker's. */
  private acting(by: By, resident: string): Human | null {
    if (by === 'office') return office;
    if (by === 'provider') return { by, actor: boss, provider: this.provider };
    return by === 'resident' ? { by, actor: resident } : null;
  }

  private offeringOf(id: string): Offering {
    return this.shop.offerings.find((one) => one.id === id)!;
  }

  private hire({ kind, label, plan, profile }: Resource): string {
    const values = { kind, label, plan, profile, unitsOf: null, active: true, person: null };
    const added = this.booking.resources.add(this.provider, values, boss);
    if (!added.ok) throw new Error(added.reason);
    return added.resource.id;
  }

  private offer({ id, provider: _provider, ...terms }: Offering): string {
    const serviceArea =
      terms.mode === 'at_home' ? { kind: 'communities' as const, codes: [this.shop.area] } : null;
    const able = this.shop.resources.filter(({ offerings }) => offerings.includes(id));
    const doneBy = able.map((one) => this.resources.get(one.id)!);
    const [durationsMinutes, requiredCertificates] = [
      [...terms.durationsMinutes],
      [...terms.requiredCertificates],
    ];
    const values = offered({ ...terms, durationsMinutes, requiredCertificates, serviceArea });
    const added = this.booking.offerings.add(this.provider, values, doneBy, boss);
    if (!added.ok) throw new Error(added.reason);
    return added.offering.id;
  }
}

function answer(outcome: Outcome, booking: string): Answer {
  return outcome.ok ? { ok: true, booking } : no(outcome.because?.reason ?? outcome.reason);
}

const inverse = (names: ReadonlyMap<string, string>) =>
  new Map([...names].map(([name, id]) => [id, name]));
