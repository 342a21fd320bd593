import { beforeAll, describe, expect, test } from 'vitest';
import { circleAt } from '../../server/domain/circle.ts';
import { RegionEngine } from '../../server/domain/region-engine.ts';
import { BadNetworkFile, decodeNetwork, encodeNetwork } from '../../server/network/file.ts';
import type { Network } from '../../server/network/network.ts';
import { profiles } from '../../server/contract/profile.ts';
import { accessClasses } from '../../server/network/profiles.ts';
import {
  at,
  draw,
  gridCity,
  testCategories,
  testNorms,
  type Drawn,
} from '../fixtures/drawn-world.ts';

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

let world: Drawn;
let file: Uint8Array<ArrayBuffer>;
let opened: Network;

beforeAll(async () => {
  const city = gridCity(6, 6, 120);
  city.nodes.far = [800, 900, { barrier: 'gate', name: '北门' }];
  city.nodes.landing = [300, 1200];
  city.nodes.shop = [333, 222, { shop: 'convenience', name: '小店' }];
  city.ways.push(
    ['5,5 far', { highway: 'steps' }],
    ['far landing', { route: 'ferry', duration: '00:04' }],
    ['landing 0,5', { highway: 'path', name: '小路' }],
  );
  world = await draw(city);
  file = joined(encodeNetwork(world.network));
  opened = decodeNetwork(file.buffer.slice(0));
});

describe('a network written and opened again', () => {
  test('has equal arrays, names, bounds and lattices', () => {
    for (const [name, value] of Object.entries(world.network) as [keyof Network, unknown][]) {
      if (name !== 'edgeIndex') expect({ [name]: opened[name] }).toEqual({ [name]: value });
    }
    expect(opened.names).toContain('北门');
    expect(opened.edgeFerrySeconds.some((seconds) => seconds === 240)).toBe(true);
    for (const accessClass of accessClasses)
      expect(opened.stretches[accessClass].edge.some((edge) => edge > 0)).toBe(true);
  });

  test('finds the same edges in the same boxes', () => {
    for (let x = 113; x < 113.01; x += 0.001) {
      const box = [x, 23.001, x + 0.002, 23.004] as const;
      expect(opened.edgeIndex.search(...box).sort()).toEqual(
        world.network.edgeIndex.search(...box).sort(),
      );
    }
  });

  test('answers with equal circles, for every profile', () => {
    const engine = new RegionEngine({ ...world.engine.region, network: opened }, testNorms);
    for (const profile of profiles) {
      const question = {
        position: at(310, 290),
        profile,
        minutes: 12,
        at: { text: '', date: new Date(0) },
        streets: true,
      };
      const before = circleAt(world.engine, question, testCategories),
        after = circleAt(engine, question, testCategories);
      expect(after).toEqual(before);
      expect(after.ok && after.circle.facilities).toHaveLength(1);
    }
  });

  test('is written to the same bytes again', () => {
    expect(Buffer.from(joined(encodeNetwork(opened))).equals(Buffer.from(file))).toBe(true);
  });
});

describe('a file that cannot be used', () => {
  const refusal = (bytes: Uint8Array<ArrayBuffer>): Error => {
    try {
      decodeNetwork(bytes.slice().buffer);
    } catch (error) {
      return error as Error;
    }
    throw new Error('was opened');
  };

  test('of another version is refused with both versions named', () => {
    const other = file.slice();
    other.set(new TextEncoder().encode('JLNET999'));
    const error = refusal(other);
    expect(error).toBeInstanceOf(BadNetworkFile);
    expect(error.message).toMatch(
      /^expected a network file JLNET\d{3}, found "JLNET999"; import the region again$/,
    );
  });

  test.each([
    'the last byte',
    'half',
    'all but the first 400 bytes',
    'all but the first 12 bytes',
    'all but the first 10 bytes',
  ])('cut by %s is refused', (what) => {
    const kept = {
      'the last byte': file.length - 1,
      half: file.length >> 1,
      'all but the first 400 bytes': 400,
      'all but the first 12 bytes': 12,
      'all but the first 10 bytes': 10,
    }[what]!;
    const error = refusal(file.slice(0, kept));
    expect(error).toBeInstanceOf(BadNetworkFile);
    expect(error.message).toContain(`network file is cut`);
    expect(error.message).toContain(String(kept));
  });

  test('that is longer than it says is refused', () => {
    expect(refusal(joined([file, new Uint8Array(8)]))).toBeInstanceOf(BadNetworkFile);
  });

  test('that is empty or something else is refused', () => {
    expect(refusal(new Uint8Array(0))).toBeInstanceOf(BadNetworkFile);
    expect(
      refusal(new TextEncoder().encode('{"type":"FeatureCollection"}') as Uint8Array<ArrayBuffer>)
        .message,
    ).toContain('found "{"type":"');
  });
});
