/**
 * Two codes of each visit: the staff member says the first at the door, so that the resident knows who is there; the resident says the second
 * at the end, which completes the visit. Both are derived from the deployment's secret and the booking, and stand nowhere.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { visitCode } from '../../../domain/booking/codes.ts';

type Side = 'staff' | 'resident';

export class VisitCodes {
  private readonly key: Buffer;
  private readonly digits: number;

  /** @param secret the deployment's 32 bytes */
  constructor(secret: Buffer, digits: number) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'jinlin visit codes', 32));
    this.digits = digits;
  }

  of(booking: string, side: Side): string {
    const bytes = createHmac('sha256', this.key).update(`${side} ${booking}`).digest();
    return visitCode(bytes, this.digits);
  }

  /** As somebody typed it, spaces and full-width digits included. */
  fits(booking: string, side: Side, typed: string): boolean {
    const given = Buffer.from(typed.normalize('NFKC').replace(/\s/g, ''));
    const right = Buffer.from(this.of(booking, side));
    return given.length === right.length && timingSafeEqual(given, right);
  }
}
