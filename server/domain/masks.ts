/** What may be shown of personal values: enough for their owner to recognise them. */

/** `+8613800138000` → `138****8000`; other countries keep two digits after the plus and the last two. */
export function maskPhone(number: string): string {
  const mainland = /^\+86(\d{3})\d{4}(\d{4})$/.exec(number);
  if (mainland) return `${mainland[1]}****${mainland[2]}`;
  return `${number.slice(0, 3)}****${number.slice(-2)}`;
}

/** `li.wei@example.org` → `l***@example.org` */
export function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 1)}***@${domain}`;
}
