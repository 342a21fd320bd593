export interface InvitationLink {
  readonly token: string;
  /** Written behind the token by whoever invited from the command line; empty for none. */
  readonly email: string;
}

/** Reads `#TOKEN&email=…`; null where there is no token. */
export function readInvitation(fragment: string): InvitationLink | null {
  const [token = '', ...rest] = fragment.replace(/^#/, '').split('&');
  if (token === '') return null;
  return { token, email: new URLSearchParams(rest.join('&')).get('email') ?? '' };
}
