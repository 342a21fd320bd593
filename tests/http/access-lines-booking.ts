/** Booking's lines of the access table. Providers' people are members of one provider; those of the table act for one in their role's area. */
import type { Role } from '../../server/domain/roles.ts';
import type { AccountsWorld } from '../fixtures/accounts-world.ts';
import type { Line } from './access-lines.ts';

const communityIn = (area: string) => (area === '44' ? '440103001101' : `${area}001001`);

/** A provider of the area whose managers are the callers with the role of a provider there. */
function providerIn(area: string, { records }: AccountsWorld): string {
  const { providers, members } = records.booking;
  const person = (own: string) =>
    records.people.byLogin({ kind: 'email', email: `provider-${own}@example.org` })!.id;
  const made = providers.register(
    {
      kind: 'volunteers',
      name: '志愿队',
      nameEn: null,
      creditCode: null,
      proof: null,
      phone: '1',
      aboutZh: null,
      aboutEn: null,
      contact: null,
      lng: 113.5,
      lat: 22.3,
      community: communityIn(area),
    },
    person('44'),
  );
  if (!made.ok) throw new Error(made.reason);
  if (area.startsWith('440402'))
    members.add(
      made.provider.id,
      { userId: person('440402'), part: 'manager', resource: null },
      person('44'),
    );
  return made.provider.id;
}

const everybody = (route: Line['route']): Line => ({ route, who: 'everybody' });
const signedIn = (route: Line['route']): Line => ({ route, who: 'signed-in' });
const desk = ['office', 'administrator'] as const;

/** Of a provider’s own people. */
const members = (route: Line['route'], payload?: object): Line => ({
  route,
  who: ['provider'],
  in: (area, world) => ({
    url: route.split(' ')[1]!.replace(':id', providerIn(area, world)).replace(/:\w+/g, 'none'),
    ...(payload ? { payload } : {}),
  }),
});

/** A list of an area. */
const within = (route: Line['route'], who: readonly Role[]): Line => ({
  route,
  who,
  in: (area) => ({ url: `${route.split(' ')[1]!}?area=${area}` }),
});

const vetting = (route: Line['route'], payload?: object): Line => ({
  ...members(route, payload),
  who: desk,
});

const booking = '/api/v1/bookings/:id';
const provider = '/api/v1/providers/:id';
const steps = [
  'extend',
  'release',
  'confirm',
  'move',
  'door',
  'reassign',
  'propose',
  'agree',
  'accept',
  'set-out',
  'start',
  'decline',
  'cancel',
  'dispute',
  'finish',
  'not-there',
  'resolve',
];

export const bookingLines: readonly Line[] = [
  everybody('GET /api/v1/services'),
  everybody('GET /api/v1/offerings'),
  everybody('GET /api/v1/offerings/:id'),
  everybody('GET /api/v1/offerings/:id/slots'),
  // Whose a booking is, is asked in tests/http/booking: for everybody else it is not there.
  signedIn('POST /api/v1/bookings'),
  signedIn(`GET ${booking}`),
  signedIn(`GET ${booking}/calendar.ics`),
  signedIn(`GET ${booking}/slots`),
  ...steps.map((step) => signedIn(`POST ${booking}/${step}`)),
  everybody('POST /api/v1/links/exchange'),
  everybody('POST /api/v1/links/change'),
  signedIn('POST /api/v1/links/take-over'),
  signedIn(`GET ${booking}/rating`),
  signedIn(`POST ${booking}/rating`),
  signedIn(`POST ${booking}/complaints`),
  signedIn('GET /api/v1/account/complaints'),
  signedIn('GET /api/v1/complaints/:id'),
  ...['object', 'settle', 'withdraw'].map((step) =>
    signedIn(`POST /api/v1/complaints/:id/${step}`),
  ),
  // Somebody else’s provider is told of as a rating that is not there.
  signedIn('POST /api/v1/ratings/:id/reply'),
  within('GET /api/v1/office/follow-ups', desk),
  { route: 'GET /api/v1/office/follow-ups/:id', who: desk },
  { route: 'POST /api/v1/office/follow-ups/:id/outcome', who: desk },
  within('GET /api/v1/office/complaints', desk),
  { route: 'GET /api/v1/office/complaints/:id', who: desk },
  ...(['take', 'answer', 'mediate', 'settle'] as const).map((step): Line => ({
    route: `POST /api/v1/office/complaints/:id/${step}`,
    who: desk,
  })),
  within('GET /api/v1/office/ratings', desk),
  { route: 'POST /api/v1/office/ratings/:id/hide', who: desk },
  within('GET /api/v1/office/satisfaction', [...desk, 'planner']),
  within('GET /api/v1/admin/dead-letters', ['administrator']),
  { route: 'POST /api/v1/admin/dead-letters/:number/retry', who: ['administrator'] },
  { route: 'POST /api/v1/admin/dead-letters/:number/drop', who: ['administrator'] },
  signedIn('GET /api/v1/account/bookings'),
  {
    route: 'GET /api/v1/office/bookings',
    who: desk,
    in: (area) => ({ url: `/api/v1/office/bookings?area=${area}` }),
  },
  signedIn('POST /api/v1/series'),
  signedIn('POST /api/v1/series/preview'),
  signedIn('GET /api/v1/account/subsidies'),
  signedIn('GET /api/v1/account/subsidies/preview'),
  {
    route: 'GET /api/v1/office/suspensions',
    who: desk,
    in: (area) => ({ url: `/api/v1/office/suspensions?area=${area}` }),
  },
  {
    route: 'POST /api/v1/office/suspensions',
    who: desk,
    in: (area) => ({
      payload: {
        area,
        reason: '台风',
        from: '2026-09-01T00:00:00+08:00',
        until: '2026-09-02T00:00:00+08:00',
      },
    }),
  },
  {
    route: 'GET /api/v1/office/suspensions/preview',
    who: desk,
    in: (area) => ({ url: `/api/v1/office/suspensions/preview?area=${area}` }),
  },
  // Somebody else’s area is told of as one that is not there.
  { route: 'DELETE /api/v1/office/suspensions/:id', who: desk },
  {
    route: 'GET /api/v1/office/subsidies',
    who: desk,
    in: (area) => ({ url: `/api/v1/office/subsidies?area=${area}` }),
  },
  {
    route: 'POST /api/v1/office/subsidies',
    who: desk,
    in: (area) => ({
      payload: { area, resident: '13800138000', minutesPerMonth: 60, fromMonth: '2026-03' },
    }),
  },
  { route: 'DELETE /api/v1/office/subsidies/:id', who: desk },
  { route: 'POST /api/v1/office/subsidies/:id/change', who: desk },
  { route: 'GET /api/v1/office/subsidies/:id/entries', who: desk },
  signedIn('GET /api/v1/account/messages'),
  signedIn('POST /api/v1/account/messages/read'),
  {
    route: 'GET /api/v1/account/messages/stream',
    who: 'signed-in',
    // A stream that is let in does not end.
    in: () => ({ url: '/api/v1/account/messages/stream?after=x' }),
  },
  signedIn('POST /api/v1/providers'),
  signedIn('GET /api/v1/providers/mine'),
  everybody(`GET ${provider}`),
  members(`PATCH ${provider}`, { version: 1, phone: '2' }),
  members(`POST ${provider}/answer`, { version: 1, answer: '好' }),
  members(`GET ${provider}/members`),
  members(`POST ${provider}/members`, { login: '13800138000', part: 'staff' }),
  members(`DELETE ${provider}/members/:member`),
  members(`GET ${provider}/resources`),
  members(`POST ${provider}/resources`, {}),
  members(`PATCH ${provider}/resources/:resource`, {}),
  members(`POST ${provider}/resources/:resource/certificates`, {}),
  members(`DELETE ${provider}/resources/:resource/certificates/:certificate`),
  members(`POST ${provider}/resources/:resource/feed`),
  members(`DELETE ${provider}/resources/:resource/feed`),
  members(`GET ${provider}/resources/:resource/absences`),
  members(`POST ${provider}/resources/:resource/absences`, {}),
  members(`DELETE ${provider}/resources/:resource/absences/:absence`),
  everybody(`GET ${provider}/ratings`),
  members(`GET ${provider}/ratings/own`),
  members(`GET ${provider}/complaints`),
  members(`GET ${provider}/working-time`),
  members(`GET ${provider}/requests`),
  members(`GET ${provider}/schedule`),
  members(`GET ${provider}/schedule.csv`),
  members(`GET ${provider}/offerings`),
  members(`POST ${provider}/offerings`, {}),
  members(`PATCH ${provider}/offerings/:offering`, {}),
  {
    route: 'GET /api/v1/office/providers',
    who: desk,
    in: (area) => ({ url: `/api/v1/office/providers?area=${area}` }),
  },
  vetting('GET /api/v1/office/providers/:id'),
  vetting('POST /api/v1/office/providers/:id/decision', {
    version: 1,
    decision: 'refused',
    reason: '缺材料',
  }),
];
