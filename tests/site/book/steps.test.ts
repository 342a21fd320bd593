import { describe, expect, it } from 'vitest';
import { bookSteps, type BookChoices, type BookStep } from '../../../site/lib/book/book-choices.ts';
import {
  stepAfterTime,
  stepBefore,
  stepToShow,
  type BookFacts,
} from '../../../site/lib/book/steps.ts';

const nothing: BookFacts = {
  hold: 'none',
  series: false,
  planned: false,
  whom: false,
  contact: false,
  booked: false,
};
const held: BookFacts = { ...nothing, hold: 'live' };
const filled: BookFacts = { ...held, whom: true, contact: true };
const chosen: Omit<BookChoices, 'step'> = {
  at: [113, 22],
  kind: 'home-cleaning',
  offering: 'o',
  start: '2026-12-01T01:00:00.000Z',
};
const shown = (step: BookStep, choices: Partial<BookChoices>, facts: BookFacts) =>
  stepToShow({ ...choices, step }, facts);

describe('the screen that is shown', () => {
  it('is the asked one where every question before it is answered', () => {
    for (const step of bookSteps.filter((one) => one !== 'done'))
      expect([step, shown(step, chosen, filled)]).toEqual([step, step]);
    expect(shown('done', chosen, { ...filled, booked: true })).toBe('done');
  });

  it('is the first open question of a link that brings too little', () => {
    expect(shown('check', {}, nothing)).toBe('where');
    expect(shown('check', { at: [113, 22] }, nothing)).toBe('what');
    expect(shown('when', { at: [113, 22], kind: 'home-cleaning' }, nothing)).toBe('who');
    expect(shown('who', { at: [113, 22], offering: 'o' }, nothing)).toBe('what');
    const { start: _none, ...noTime } = chosen;
    expect(shown('contact', noTime, held)).toBe('when');
  });

  it('asks for a time where none is kept, and for none where several visits are booked at once', () => {
    expect(shown('whom', chosen, nothing)).toBe('when');
    const series = { ...nothing, series: true };
    expect(shown('whom', chosen, { ...series, planned: true })).toBe('whom');
    // Which days fit is not known of another time.
    expect(shown('whom', chosen, series)).toBe('repeat');
    expect(shown('repeat', chosen, series)).toBe('repeat');
  });

  it('stays when the time that was kept is over: what is being typed is not taken away', () => {
    expect(shown('contact', chosen, { ...nothing, hold: 'lapsed', whom: true })).toBe('contact');
  });

  it('is no last screen before it is known for whom and how to find them', () => {
    expect(shown('check', chosen, held)).toBe('whom');
    expect(shown('check', chosen, { ...held, whom: true })).toBe('contact');
  });

  it('is nothing booked where nothing was booked', () => {
    expect(shown('done', chosen, filled)).toBe('when');
    expect(shown('done', {}, nothing)).toBe('where');
  });
});

describe('after a time was won', () => {
  it('the question is how often, then what is open, then the last screen', () => {
    expect(stepAfterTime(held, undefined)).toBe('repeat');
    expect(stepAfterTime(filled, undefined)).toBe('check');
    expect(stepAfterTime(filled, 'check')).toBe('check');
    expect(stepAfterTime({ ...held, whom: true }, 'check')).toBe('contact');
    expect(stepAfterTime(held, 'check')).toBe('whom');
  });
});

describe('back', () => {
  it('leads to the question before, or to the last screen where that was left', () => {
    expect(stepBefore('contact', undefined)).toBe('whom');
    expect(stepBefore('contact', 'check')).toBe('check');
    expect(stepBefore('where', undefined)).toBeNull();
    expect(stepBefore('done', undefined)).toBeNull();
  });
});
