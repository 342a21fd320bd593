/** What a clock on the wall of a region shows, as a form sends it, and as an instant. */

const wallPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/**
 * `2026-03-04T09:30` in a zone as `2026-03-04T09:30:00+08:00`; null where the text has another form. Whether such a day
 * exists is for the reader of the answer to say.
 */
export function withOffset(wall: string, timeZone: string): string | null {
  if (!wallPattern.test(wall)) return null;
  const asUtc = Date.parse(`${wall}:00Z`);
  if (Number.isNaN(asUtc)) return `${wall}:00Z`;
  // The offset at the instant meant; the first guess is off by the offset itself.
  const guess = offsetMinutes(asUtc, timeZone);
  const minutes = offsetMinutes(asUtc - guess * 60_000, timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${wall}:00${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function offsetMinutes(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'longOffset',
  }).formatToParts(instant);
  const name = parts.find(({ type }) => type === 'timeZoneName')!.value;
  const match = /^GMT([+-])(\d{2}):(\d{2})/.exec(name);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
