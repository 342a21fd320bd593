/** Text as people typed it, without what they did not mean. */

/** Marks that turn the direction of what follows, and signs without width that are no part of an emoji. */
const invisible = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/;

export type CleanText =
  { ok: true; text: string } | { ok: false; reasonKey: 'control-character' | 'text-too-long' };

/**
 * NFC, one space for any white space, full-width letters and digits made plain, direction marks taken out. Emoji and rare characters stay whole:
 * the zero-width joiner and variation selectors are kept. Control characters and half surrogates are refused.
 * @param most characters (code points)
 */
export function cleanText(value: string, most: number): CleanText {
  if (control.test(value) || /\p{Cs}/u.test(value))
    return { ok: false, reasonKey: 'control-character' };
  const text = value.normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim();
  const plain = text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
  return [...plain].length > most
    ? { ok: false, reasonKey: 'text-too-long' }
    : { ok: true, text: plain };
}
