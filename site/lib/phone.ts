/** A `tel:` link for a number as people write it. Spaces and brackets may not stand in one, `#` must be escaped. */
export const phoneHref = (phone: string): string =>
  `tel:${phone.replace(/[^\d+*#-]/g, '').replaceAll('#', '%23')}`;
