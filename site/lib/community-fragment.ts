/** `449901100001` of `#community=449901100001`; null for anything that is no community's code. */
export const communityIn = (hash: string): string | null =>
  /^\d{12}$/.exec(new URLSearchParams(hash.replace(/^#/, '')).get('community') ?? '')?.[0] ?? null;
