/** Keys by which the service knows that a step is tried again and not asked for anew. */
export interface SameRequest {
  /** The key of what is about to be sent: the former one while the same thing is sent again. */
  readonly keyFor: (path: string, body: unknown) => string;
  /** It was answered, one way or the other. */
  readonly settle: () => void;
}

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
const storageKey = 'jinlin-book-request';

/** Kept for this tab, so that a reload in the middle of a lost answer does nothing twice. */
export function createSameRequest(storage: Keeper | null, newKey: () => string): SameRequest {
  let open = read();

  function read(): { about: string; key: string } | null {
    try {
      return JSON.parse(storage?.getItem(storageKey) ?? 'null');
    } catch {
      return null;
    }
  }
  function keep(next: typeof open): void {
    open = next;
    try {
      if (next) storage?.setItem(storageKey, JSON.stringify(next));
      else storage?.removeItem(storageKey);
    } catch {
      // Memory is enough as long as the page stays.
    }
  }
  return {
    keyFor: (path, body) => {
      const about = `${path} ${JSON.stringify(body)}`;
      if (open?.about !== about) keep({ about, key: newKey() });
      return open!.key;
    },
    settle: () => keep(null),
  };
}

/** 128 random bits; works on plain http as well. */
export const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
