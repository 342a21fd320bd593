/** Keeps the thread's regions like those that are asked about. An edit sends one record and the list of numbers. */
import type { Network } from '../network/network.ts';
import { encodeNetwork } from '../network/file.ts';
import type { About } from './planner.ts';
import { partsOf, type RegionMessage, type ToThread } from './region-messages.ts';

/** Records that are copied within one turn of the event loop. */
const perSlice = 2000;

export class RegionSender {
  private readonly post: (message: ToThread) => void;
  private readonly numbers = new WeakMap<object, number>();
  private count = 0;
  /** By region what the thread has of it now. */
  private readonly sent = new Map<string, { about: About; message: RegionMessage }>();

  constructor(post: (message: ToThread) => void) {
    this.post = post;
  }

  /** @param inService ids of regions: the thread forgets all others */
  async send(about: About, inService: readonly string[]): Promise<void> {
    const { id } = about.engine.region.info;
    for (const region of this.sent.keys())
      if (region !== id && !inService.includes(region)) {
        this.sent.delete(region);
        this.post({ type: 'forget', region });
      }
    const before = this.sent.get(id);
    if (before && isSame(before.about, about)) return;
    await this.sendFacilities(about, new Set(before?.message.facilities));
    const message = this.messageOf(about);
    const known = new Set([...this.sent.values()].flatMap((one) => partsOf(one.message)));
    message.added = message.added.filter(([number]) => !known.has(number));
    for (const entry of message.added)
      if (entry[0] === message.network) entry[1] = sharedBytesOf(about.engine.region.network);
    this.post(message);
    message.added = [];
    this.sent.set(id, { about, message });
  }

  private async sendFacilities({ engine }: About, known: ReadonlySet<number>): Promise<void> {
    const { info, facilities } = engine.region;
    const added = facilities
      .map((facility) => [this.numberOf(facility), facility] as [number, typeof facility])
      .filter(([number]) => !known.has(number));
    for (let at = 0; at < added.length; at += perSlice) {
      if (at > 0) await new Promise((done) => setImmediate(done));
      this.post({
        type: 'facilities',
        region: info.id,
        added: added.slice(at, at + perSlice),
      });
    }
  }

  private messageOf({ engine, population, divisionNames }: About): RegionMessage {
    const { region } = engine;
    const added: RegionMessage['added'] = [];
    const part = (value: object) => {
      const number = this.numberOf(value);
      added.push([number, value]);
      return number;
    };
    return {
      type: 'region',
      info: region.info,
      network: part(region.network),
      places: part(region.places),
      communities: part(region.communities),
      signed: region.completeness ? part(region.completeness.signed) : null,
      population: population && part(population),
      divisionNames: part(divisionNames),
      facilities: Uint32Array.from(region.facilities, (facility) => this.numberOf(facility)),
      aliases: region.aliases ?? null,
      added,
    };
  }

  private numberOf(part: object): number {
    let number = this.numbers.get(part);
    if (number === undefined) this.numbers.set(part, (number = ++this.count));
    return number;
  }
}

function isSame(before: About, now: About): boolean {
  return (
    before.engine === now.engine &&
    before.population === now.population &&
    before.divisionNames === now.divisionNames
  );
}

const shared = new WeakMap<Network, SharedArrayBuffer>();

/** A network that was read from its file shares the file's bytes; one that was made in memory is written down once. */
function sharedBytesOf(network: Network): SharedArrayBuffer {
  const { buffer } = network.nodeLng;
  if (buffer instanceof SharedArrayBuffer) return buffer;
  const before = shared.get(network);
  if (before) return before;
  const parts = encodeNetwork(network);
  const bytes = new SharedArrayBuffer(parts.reduce((sum, { length }) => sum + length, 0));
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  shared.set(network, bytes);
  return bytes;
}
