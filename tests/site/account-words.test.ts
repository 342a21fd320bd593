import { describe, expect, it } from 'vitest';
import en from '../../site/i18n/en.json' with { type: 'json' };
import {
  accountMessages,
  bookingsMessages,
  islandMessages,
  staffMessages,
} from '../../site/i18n/translator.ts';
import type { Failure } from '../../site/lib/api.ts';
import { auditQuery, everyEntry } from '../../site/lib/audit-query.ts';
import { codeOf, problemOf } from '../../site/lib/form-problems.ts';
import { readInvitation } from '../../site/lib/invitation-link.ts';
import { clockWords, inFours, momentWords } from '../../site/lib/moment-words.ts';
import { chinese, english } from './words-of.ts';

const refused = (code: string): Failure => ({
  kind: 'problem',
  problem: { type: '', title: '', status: 400, code, detail: `about ${code}` },
});

describe('a refusal', () => {
  const inputs = { phone: 'my-phone', code: 'my-code' };

  it('stands beside the input that it is about', () => {
    expect(problemOf(refused('wrong-code'), inputs, 'else', english)).toEqual({
      field: 'my-code',
      text: 'about wrong-code',
    });
    expect(problemOf(refused('staff-number'), inputs, 'else', english).field).toBe('my-phone');
  });

  it('stands elsewhere where the form has no such input, and where it is about none', () => {
    expect(problemOf(refused('wrong-login'), inputs, 'else', english).field).toBe('else');
    expect(problemOf(refused('too-many'), inputs, 'else', english).field).toBe('else');
    expect(problemOf({ kind: 'offline' }, inputs, 'else', chinese)).toEqual({
      field: 'else',
      text: chinese.t('failure.offline'),
    });
  });

  it('has a code only where the API spoke', () => {
    expect(codeOf(refused('prove-again'))).toBe('prove-again');
    expect(codeOf({ kind: 'unreachable' })).toBeNull();
  });
});

describe('an invitation’s link', () => {
  it('holds a token, and the address that was typed at the command line', () => {
    expect(readInvitation('#abc_-1')).toEqual({ token: 'abc_-1', email: '' });
    expect(readInvitation('#abc&email=li%2Bx%40example.org')).toEqual({
      token: 'abc',
      email: 'li+x@example.org',
    });
  });

  it('is none without a token', () => {
    expect(readInvitation('')).toBeNull();
    expect(readInvitation('#')).toBeNull();
    expect(readInvitation('#&email=a')).toBeNull();
  });
});

describe('moments', () => {
  it('are told by Guangdong’s clocks, whatever the browser’s zone', () => {
    expect(momentWords('2026-11-24T16:05:00.000Z', chinese)).toBe('2026年11月25日 00:05');
    expect(momentWords('2026-11-24T15:59:59.000Z', english)).toBe('November 24, 2026 23:59');
  });

  it('count down in minutes and seconds', () => {
    expect([300, 249, 60, 9, 0].map(clockWords)).toEqual(['5:00', '4:09', '1:00', '0:09', '0:00']);
  });

  it('a secret stands in fours, without a space at its end', () => {
    expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
    expect(inFours('ABCDEFGH')).toBe('ABCD EFGH');
  });
});

describe('a search of the log', () => {
  it('sends what was filled in, and a page only from the second on', () => {
    expect(auditQuery(everyEntry, 1)).toBe('');
    expect(auditQuery({ ...everyEntry, action: ' facility:close ', from: '2026-01-02' }, 2)).toBe(
      '?action=facility%3Aclose&from=2026-01-02&page=2',
    );
    expect(auditQuery({ ...everyEntry, area: '4404' })).toBe('?area=4404');
  });
});

describe('the words that pages are sent', () => {
  const rooms = (messages: object) =>
    new Set(Object.keys(messages).map((key) => key.split('.')[0]!));

  it('keep accounts out of the circle’s page, and circles out of the accounts’', () => {
    const circle = rooms(islandMessages(en));
    const elsewhere = ['account', 'book', 'bookings', 'invitation', 'provider', 'staff'];
    expect(elsewhere.filter((room) => circle.has(room))).toEqual([]);
    expect([...rooms(bookingsMessages(en))].toSorted()).toEqual([
      'account',
      'actions',
      'bookings',
      'failure',
      'site',
    ]);
    expect([...rooms(accountMessages(en))].toSorted()).toEqual([
      'account',
      'actions',
      // One line about the next booking, and the ways to its page and to the provider's desk.
      'bookings',
      'failure',
      'invitation',
      'provider',
      'report',
    ]);
    expect([...rooms(staffMessages(en))].toSorted()).toEqual([
      'account',
      'actions',
      'failure',
      'invitation',
      'staff',
    ]);
  });
});
