import { describe, expect, it } from 'vitest';
import { obstacleKinds, type Obstacle } from '../../server/contract/why.ts';
import {
  obstacleClause,
  obstacleWords,
  whyHeading,
  whyInShort,
  type Answered,
} from '../../site/lib/why-words.ts';
import { chinese, english } from './words-of.ts';

const river: Obstacle = {
  kind: 'water',
  places: [{ what: 'water', name: '玉带河', position: [113, 22], meters: null }],
  secondsWithout: 480,
  savedSeconds: 1200,
  crossedAt: { note: 'bridge', name: null, position: [113, 22], extraMeters: 1460 },
};
const plain = (kind: Obstacle['kind'], more: Partial<Obstacle> = {}): Obstacle => ({
  kind,
  places: [],
  secondsWithout: null,
  savedSeconds: null,
  ...more,
});
const answer = (more: Partial<Answered>): Answered => ({
  profile: 'walk',
  limitMinutes: 15,
  inside: false,
  seconds: 1680,
  meters: 2100,
  straightMeters: 640,
  obstacles: [],
  ...more,
});

describe('the answer in one line', () => {
  it('says the minutes and metres of what is inside', () => {
    const near = answer({ inside: true, seconds: 460, meters: 620 });
    expect(whyInShort(near, chinese)).toBe('走 8 分钟（620 米），走得到');
    expect(whyInShort(near, english)).toBe('8 min on foot (620 m): within reach');
    expect(whyInShort({ ...near, profile: 'ebike' }, chinese)).toBe('骑 8 分钟（620 米），到得了');
  });

  it('says of what is outside how long it takes at best, and the first thing in the way', () => {
    expect(whyInShort(answer({ obstacles: [river, plain('wall')] }), chinese)).toBe(
      '走不到：最快 28 分钟（2.1 公里），隔着玉带河',
    );
    expect(whyInShort(answer({ obstacles: [plain('water')] }), chinese)).toContain('隔着一条河');
    expect(whyInShort(answer({}), chinese)).toBe('走不到：最快 28 分钟（2.1 公里）');
    expect(whyInShort(answer({ obstacles: [river] }), english)).toBe(
      'Out of reach: 28 min at best (2.1 km), 玉带河 lies between',
    );
  });

  it('says when no way leads there', () => {
    const none = answer({ seconds: null, meters: null });
    expect(whyInShort(none, chinese)).toBe('走不到：没有路通到那里');
    expect(whyInShort({ ...none, obstacles: [plain('steps')] }, chinese)).toBe(
      '走不到：没有路，有楼梯',
    );
  });
});

describe('the heading', () => {
  it('says by how many whole minutes a place is outside', () => {
    expect(whyHeading(answer({}), '卫生站', chinese)).toBe('卫生站走不到，超出 13 分钟');
    // 900.1 seconds read as 16 minutes everywhere, so it is out by one.
    expect(whyHeading(answer({ seconds: 900.1 }), '卫生站', chinese)).toBe(
      '卫生站走不到，超出 1 分钟',
    );
    expect(whyHeading(answer({ seconds: 900, inside: true }), '这里', chinese)).toBe(
      '这里走得到，要 15 分钟',
    );
    expect(whyHeading(answer({ seconds: null, profile: 'bike' }), 'X', english)).toBe(
      'X is out of reach, there is no way',
    );
  });
});

describe('an obstacle', () => {
  it('is told with its name, its cost, and where one gets across', () => {
    expect(obstacleWords(river, answer({}), chinese)).toEqual({
      what: '水面：玉带河',
      cost: '绕行 20 分钟',
      across: '得从这里过：过桥，比直着过多 1.5 公里',
    });
    expect(obstacleWords(river, answer({}), english)).toEqual({
      what: 'Water: 玉带河',
      cost: '20 min of detour',
      across: 'You get across here: over a bridge, 1.5 km longer than straight across',
    });
  });

  it('names each of several places once', () => {
    const place = (name: string | null) => ({ ...river.places[0]!, name });
    const several = plain('closed-gate', {
      places: [place('北门'), place('南门'), place('北门'), place(null)],
    });
    expect(obstacleWords(several, answer({}), chinese).what).toBe('不让过的门：北门和南门');
  });

  it('without a way now says what passing would bring', () => {
    const steps = plain('steps', { secondsWithout: 500 });
    expect(obstacleWords(steps, answer({ seconds: null }), chinese)).toMatchObject({
      what: '楼梯',
      cost: '要是能过，9 分钟就到',
    });
  });

  it('of distance tells the straight line, of an end off the street its metres', () => {
    expect(
      obstacleWords(
        plain('distance', { secondsWithout: 1000, savedSeconds: 60 }),
        { straightMeters: 1330 },
        chinese,
      ),
    ).toMatchObject({ what: '离得远：直线也有 1.3 公里', cost: '直线走也要 17 分钟' });
    const end = (what: 'start' | 'end') =>
      plain('off-street', {
        places: [{ what, name: null, position: [113, 22], meters: 95 }],
        savedSeconds: 71,
      });
    expect(obstacleWords(end('end'), answer({}), chinese)).toMatchObject({
      what: '那里离街道 95 米',
      cost: '多走 2 分钟',
    });
    expect(obstacleWords(end('start'), answer({}), chinese).what).toBe('起点离街道 95 米');
  });

  it.each(obstacleKinds)(
    'of kind %s has words in both languages, with and without a name',
    (kind) => {
      for (const words of [chinese, english])
        for (const name of [null, 'Ｘ']) {
          const obstacle = plain(kind, { places: [{ ...river.places[0]!, name, meters: 80 }] });
          expect(obstacleClause(obstacle, words)).toMatch(/\S/);
          expect(obstacleWords(obstacle, answer({}), words).what).not.toMatch(/[{}]/);
        }
    },
  );
});
