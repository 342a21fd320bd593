/** “周一”, “Mon”. 1 is Monday; 4 January 1970 was a Sunday. */
export function weekdayName(lang: string, weekday: number): string {
  const day = new Date(Date.UTC(1970, 0, 4 + weekday));
  return new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(day);
}
