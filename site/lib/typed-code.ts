/** The digits of a code as it was typed or pasted: full-width ones made plain, everything else left out, six at most. */
export const codeDigits = (text: string): string =>
  text.normalize('NFKC').replace(/\D/g, '').slice(0, 6);

export const isWholeCode = (code: string): boolean => /^\d{6}$/.test(code);

/** A phone number as people write it: full-width digits made plain, spaces, hyphens and brackets left out. */
export const phoneDigits = (text: string): string =>
  text.normalize('NFKC').replace(/[\s\-().·]/g, '');

/** 11 digits of the mainland, or a number with its country's code. The server decides; this only spares it the obvious. */
export const looksLikePhone = (text: string): boolean =>
  /^(1\d{10}|\+\d{7,15})$/.test(phoneDigits(text));

export const looksLikeEmail = (text: string): boolean =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

export const leastPasswordLength = 8;
/** Counted as a person counts, by characters and not by code units. */
export const passwordLength = (text: string): number => [...text].length;
