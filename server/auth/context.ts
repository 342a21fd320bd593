/** What the steps of signing in share. */
import { isIPv6 } from 'node:net';
import type { MessageNorms } from '../domain/message-norms.ts';
import { mobileNumber } from '../domain/phone-number.ts';
import type { Budget } from '../store/app/attempts.ts';
import type { Login } from '../store/app/people.ts';
import type { Records } from '../store/app/records.ts';
import { sessionCookie, type Better } from './better.ts';
import { knownAddressMs } from './limits.ts';
import { refused, type Refused, type Visitor } from './outcome.ts';
import type { MessageSender } from './senders.ts';

export interface Context {
  readonly better: Better;
  readonly records: Records;
  readonly sender: MessageSender;
  /** A keyed digest for what must not stand in the database in clear. */
  readonly digest: (text: string) => string;
  readonly codeDigest: (code: string) => string;
  readonly messages: MessageNorms;
  readonly now: () => Date;
}

const longestUserAgent = 300;

/** Headers for better-auth: cookies and the browser's words for itself, nothing else. */
export function headersOf({ cookie, userAgent }: Visitor): Headers {
  const headers = new Headers();
  if (cookie !== undefined) headers.set('cookie', cookie);
  if (userAgent !== undefined) headers.set('user-agent', userAgent.slice(0, longestUserAgent));
  return headers;
}

/** The same visitor as if not signed in, for steps that begin a new session. */
export function signedOut(visitor: Visitor): Visitor {
  const cookie = visitor.cookie
    ?.split(/;\s*/)
    .filter((pair) => !pair.startsWith(`${sessionCookie}=`))
    .join('; ');
  return { ...visitor, cookie: cookie || undefined };
}

/** An address as a key: of IPv6 the network, since one household has 2^64 addresses. */
export function addressKey({ digest }: Context, { address }: Visitor): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return digest(isIPv6(plain) ? networkOf(plain) : plain);
}

/** The first 64 bits, written out. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':');
}

/** Somebody signed in from this address within `knownAddressMs`. */
export function isKnownAddress(context: Context, visitor: Visitor): boolean {
  return context.records.attempts.isMarked(homeOf(context, visitor), knownAddressMs);
}

export function rememberAddress(context: Context, visitor: Visitor): void {
  context.records.attempts.mark(homeOf(context, visitor));
}

const homeOf = (context: Context, visitor: Visitor) => `home:${addressKey(context, visitor)}`;

/** Null when the budgets allow it; they are then charged. */
export function charge(
  { records }: Context,
  wanted: readonly (readonly [string, Budget])[],
): Refused | null {
  const taken = records.attempts.take(wanted);
  return taken.ok ? null : refused('too-many', { seconds: taken.waitSeconds });
}

/** What somebody typed to say who they are; null for what is neither an e-mail address nor a mobile number. */
export function loginOf(text: string): Login | null {
  const trimmed = text.trim();
  if (trimmed.includes('@')) {
    const email = trimmed.toLowerCase();
    return /^[^\s@]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email) && email.length <= 254
      ? { kind: 'email', email }
      : null;
  }
  const number = mobileNumber(trimmed);
  return number === null ? null : { kind: 'phone', phoneNumber: number };
}
