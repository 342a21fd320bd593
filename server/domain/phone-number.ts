/**
 * A phone number in E.164 (`+8613800138000`), from how people write it: full-width digits, spaces, hyphens, brackets, `0086` or `86`
 * in front, or the eleven digits of a mainland mobile number alone. Null for what cannot be one: codes go to mobile phones.
 */
export function mobileNumber(text: string): string | null {
  const compact = text.normalize('NFKC').replace(/[\s().-]/g, '');
  if (/^1[3-9]\d{9}$/.test(compact)) return `+86${compact}`;
  const international = compact.replace(/^00(?=[1-9])/, '+').replace(/^86(?=1[3-9]\d{9}$)/, '+86');
  if (international.startsWith('+86'))
    return /^\+861[3-9]\d{9}$/.test(international) ? international : null;
  return /^\+[1-9]\d{6,14}$/.test(international) ? international : null;
}
