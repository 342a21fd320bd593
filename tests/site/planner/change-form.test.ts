import { describe, expect, it } from 'vitest';
import type { Change } from '../../../server/contract/scenario.ts';
import {
  changeKinds,
  emptyForm,
  filledIn,
  inputs,
  pressedAt,
  type ChangeForm,
} from '../../../site/lib/planner/what-if/change-form.ts';
import { positionText, typedPosition } from '../../../site/lib/planner/typed-position.ts';
import { chinese, english } from '../words-of.ts';

const form = (kind: Change['kind'], fields: Partial<ChangeForm> = {}): ChangeForm => ({
  ...emptyForm(kind, 'health'),
  ...fields,
});
const made = (filled: ChangeForm, list: readonly Change[] = []) => {
  const answer = filledIn(filled, list, chinese);
  return answer.ok ? answer.changes : answer.problems.map(({ field }) => field);
};

describe('a typed position', () => {
  it.each([
    ['112.9418, 23.4828', [112.9418, 23.4828]],
    ['112.9418，23.4828', [112.9418, 23.4828]],
    [' 112.9418 23.4828 ', [112.9418, 23.4828]],
    ['-180,90', [-180, 90]],
    ['112.94180049, 23.48280051', [112.9418, 23.482801]],
  ])('is read from “%s”', (text, position) => {
    expect(typedPosition(text)).toEqual(position);
  });

  it.each(['', '112.9', '23.4828, 112.9418', '181, 0', 'a, b', '1,2,3'])(
    'is refused in “%s”',
    (text) => {
      expect(typedPosition(text)).toBeNull();
    },
  );

  it('reads back what is written of it', () => {
    expect(typedPosition(positionText([112.9418004, 23.4]))).toEqual([112.9418, 23.4]);
  });
});

describe('the form of a change', () => {
  it('says what is missing, input by input', () => {
    expect(Object.fromEntries(changeKinds.map((kind) => [kind, made(form(kind))]))).toEqual({
      'add-facility': [inputs.position, inputs.name],
      'move-facility': [inputs.facility, inputs.position],
      'close-facility': [inputs.facility],
      'enlarge-facility': [inputs.facility, inputs.capacity],
      'open-gate': [inputs.position],
      'add-path': [inputs.line],
      'close-street': [inputs.position],
    });
  });

  it('adds a facility with the next id, and its capacity where one is given', () => {
    const filled = form('add-facility', { name: ' 新站 ', place: '112.9, 23.4' });
    const one = {
      kind: 'add-facility',
      id: 'new-1',
      categories: ['health'],
      name: '新站',
      position: [112.9, 23.4],
    };
    expect(made(filled)).toEqual([one]);
    expect(made({ ...filled, capacity: '300' }, [one as Change])).toEqual([
      one,
      { ...one, id: 'new-2', capacity: 300 },
    ]);
  });

  it.each([
    ['1', true],
    ['1000000', true],
    ['0', false],
    ['1000001', false],
    ['-3', false],
    ['2.5', false],
    ['many', false],
  ])('takes a capacity of “%s”: %s', (capacity, fits) => {
    const changes = made(form('enlarge-facility', { facility: 'n1', capacity }));
    expect(changes).toEqual(
      fits
        ? [{ kind: 'enlarge-facility', facility: 'n1', capacity: Number(capacity) }]
        : [inputs.capacity],
    );
  });

  it('takes presses as corners of a line, and as the place of anything else', () => {
    const line = pressedAt(pressedAt(form('add-path'), [112.9, 23.4]), [112.91, 23.41]);
    expect(made({ ...line, path: 'footbridge' })).toEqual([
      {
        kind: 'add-path',
        path: 'footbridge',
        line: [
          [112.9, 23.4],
          [112.91, 23.41],
        ],
      },
    ]);
    expect(pressedAt(form('open-gate'), [112.90000004, 23.4]).place).toBe('112.9, 23.4');
  });

  it('refuses a line of one point', () => {
    expect(made(pressedAt(form('add-path'), [112.9, 23.4]))).toEqual([inputs.line]);
  });

  it('quotes what it cannot read, in both languages', () => {
    for (const words of [chinese, english]) {
      const answer = filledIn(form('close-street', { place: 'there' }), [], words);
      expect(answer.ok).toBe(false);
      if (!answer.ok) expect(answer.problems[0]!.text).toContain('there');
    }
  });
});
