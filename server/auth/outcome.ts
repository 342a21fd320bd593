/** What a step of signing in comes to. */

/** Why not; each is a problem of the API by the same name. */
export type Reason =
  | 'invalid-phone'
  | 'invalid-email'
  | 'too-many'
  | 'codes-used-up'
  | 'not-sent'
  | 'no-gateway'
  | 'wrong-code'
  | 'wrong-login'
  | 'wrong-proof'
  | 'staff-number'
  | 'start-again'
  | 'two-factor-on'
  | 'password-too-short'
  | 'password-too-common'
  | 'invitation-gone'
  | 'reset-gone'
  | 'login-taken'
  | 'prove-again'
  | 'not-allowed';

export interface Refused {
  readonly ok: false;
  readonly reason: Reason;
  readonly quoted: Readonly<Record<string, string | number>>;
}

export interface Done<T> {
  readonly ok: true;
  readonly value: T;
  /** `Set-Cookie` lines for the answer. */
  readonly cookies: readonly string[];
}

export type Outcome<T> = Done<T> | Refused;

export const done = <T>(value: T, cookies: readonly string[] = []): Done<T> => ({
  ok: true,
  value,
  cookies,
});

export const refused = (reason: Reason, quoted: Refused['quoted'] = {}): Refused => ({
  ok: false,
  reason,
  quoted,
});

/** Who asks, as far as `http` knows. */
export interface Visitor {
  readonly cookie: string | undefined;
  readonly userAgent: string | undefined;
  /** The client's address, behind trusted proxies the one they name. */
  readonly address: string;
}
