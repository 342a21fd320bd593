/** What the thread has searched, as long as there is room: a change of one facility leaves every other category's search as it is. */
import { createHash } from 'node:crypto';
import type { Memory } from '../domain/coverage/memory.ts';
import { BytesKept } from './bytes-kept.ts';

const mostBytes = 256 * 2 ** 20;

/** Room that several networks may share. */
export function roomInThread(): BytesKept<object> {
  return new BytesKept(mostBytes);
}

/** One for each network: keys name everything else. */
export class KeptInThread implements Memory {
  private readonly room: BytesKept<object>;
  private readonly network: string;
  private readonly numbers = new WeakMap<object, number>();
  private count = 0;

  /** @param network what tells its keys from those of others in the same room */
  constructor(room = roomInThread(), network = '') {
    this.room = room;
    this.network = `${network}:`;
  }

  keep<T extends object>(key: string, make: () => T): T {
    const name = this.network + key;
    const found = this.room.get(name);
    if (found) return found as T;
    const made = make();
    this.room.put(name, made, sizeOf(made));
    return made;
  }

  /** What was kept of a network that is out of service would hold on to it. */
  forget(): void {
    this.room.drop(this.network);
  }

  nameOf(objects: readonly object[]): string {
    const numbers = Float64Array.from(objects, (object) => {
      let number = this.numbers.get(object);
      if (number === undefined) this.numbers.set(object, (number = ++this.count));
      return number;
    });
    return createHash('sha1').update(numbers).digest('base64url');
  }
}

/** Bytes of the columns that it holds itself; what it shares with others, as a network, is not of that kind. */
function sizeOf(value: object): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  let bytes = 200;
  for (const part of Object.values(value)) {
    if (ArrayBuffer.isView(part)) bytes += part.byteLength;
    else if (typeof part === 'string') bytes += 2 * part.length;
  }
  return bytes;
}
