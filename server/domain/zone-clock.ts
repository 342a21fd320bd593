/** The wall clock of one time zone. */

/** Minutes of a wall clock, as a number that a UTC clock would show the same: only differences and fields mean anything. */
type WallMs = number;

export class ZoneClock {
  private readonly format: Intl.DateTimeFormat;

  /** @param timeZone IANA name. */
  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  }

  /** What the wall clock shows at a moment, to the second. */
  wallOf(at: Date): WallMs {
    const parts: Record<string, string> = {};
    for (const { type, value } of this.format.formatToParts(at)) parts[type] = value;
    const before = parts.era === 'BC';
    const year = before ? 1 - Number(parts.year) : Number(parts.year);
    const wall = new Date(0);
    wall.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
    wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
    return wall.getTime();
  }

  /**
   * The moment at which the wall clock shows this, the earlier one where it shows it twice; null where clocks are put forward
   * over it.
   */
  momentOf(wall: WallMs): Date | null {
    const offsets = [-day, day].map((aside) => this.offsetMs(new Date(wall + aside)));
    const candidates = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
    const found = candidates.find((ms) => this.wallOf(new Date(ms)) === wall);
    return found === undefined ? null : new Date(found);
  }

  /** ISO 8601 with the zone's offset at that moment, to the minute or, where it is not whole, the second. */
  isoOf(at: Date): string {
    const wall = this.wallOf(at);
    const minutes = Math.round(this.offsetMs(at) / 60_000);
    const two = (value: number) => String(value).padStart(2, '0');
    const size = Math.abs(minutes);
    const text = new Date(wall).toISOString().replace(/\.\d+Z$/, '');
    return `${text}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
  }

  private offsetMs(at: Date): number {
    return this.wallOf(at) - Math.floor(at.getTime() / 1000) * 1000;
  }
}

const day = 86_400_000;

/** `YYYY-MM-DDTHH:MM` of a wall clock. */
export function wallText(wall: WallMs): string {
  return new Date(wall).toISOString().replace(/:\d\d\.\d+Z$/, '');
}
