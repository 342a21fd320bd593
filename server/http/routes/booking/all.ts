/** The contents of booking. */
import type { App, Parts } from '../../app.ts';
import { ComingOfferings } from '../../booking/coming.ts';
import { absenceRoutes } from './absences.ts';
import { bookingRoutes } from './bookings.ts';
import { calendarRoutes } from './calendars.ts';
import { changeRoutes } from './changes.ts';
import { messageRoutes } from './messages.ts';
import { officeRoutes } from './office.ts';
import { ownBookingRoutes } from './own-bookings.ts';
import { ownOfferingRoutes } from './own-offerings.ts';
import { providerRoutes } from './providers.ts';
import { resourceRoutes } from './resources.ts';
import { scheduleRoutes } from './schedule.ts';
import { seriesRoutes } from './series.ts';
import { serviceRoutes } from './services.ts';
import { slotRoutes } from './slots.ts';
import { vettingRoutes } from './vetting.ts';
import { waitingRoutes } from './waiting.ts';
import { workingTimeRoutes } from './working-time.ts';

export function bookingRouters(app: App, parts: Parts): void {
  const coming = new ComingOfferings(parts.records.booking.catalogue, parts.doorTravel);
  providerRoutes(app, parts);
  vettingRoutes(app, parts);
  resourceRoutes(app, parts);
  ownOfferingRoutes(app, parts);
  serviceRoutes(app, parts, coming);
  slotRoutes(app, parts, coming);
  bookingRoutes(app, parts, coming);
  changeRoutes(app, parts, coming);
  messageRoutes(app, parts);
  calendarRoutes(app, parts);
  ownBookingRoutes(app, parts);
  scheduleRoutes(app, parts);
  waitingRoutes(app, parts);
  workingTimeRoutes(app, parts);
  absenceRoutes(app, parts);
  seriesRoutes(app, parts, coming);
  officeRoutes(app, parts);
}
