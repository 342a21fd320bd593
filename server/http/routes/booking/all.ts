/** The contents of booking. */
import type { App, Parts } from '../../app.ts';
import { absenceRoutes } from './absences.ts';
import { bookingRoutes } from './bookings.ts';
import { calendarRoutes } from './calendars.ts';
import { changeRoutes } from './changes.ts';
import { kindRoutes } from './kinds-at-door.ts';
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

export function bookingRouters(app: App, parts: Parts): void {
  const { coming } = parts;
  providerRoutes(app, parts);
  vettingRoutes(app, parts);
  resourceRoutes(app, parts);
  ownOfferingRoutes(app, parts);
  kindRoutes(app, parts);
  serviceRoutes(app, parts);
  slotRoutes(app, parts, coming);
  bookingRoutes(app, parts, coming);
  changeRoutes(app, parts, coming);
  messageRoutes(app, parts);
  calendarRoutes(app, parts);
  ownBookingRoutes(app, parts);
  scheduleRoutes(app, parts);
  absenceRoutes(app, parts);
  seriesRoutes(app, parts, coming);
  officeRoutes(app, parts);
}
