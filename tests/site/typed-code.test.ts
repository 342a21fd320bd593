import { describe, expect, it } from 'vitest';
import {
  codeDigits,
  isWholeCode,
  looksLikeEmail,
  looksLikePhone,
  passwordLength,
  phoneDigits,
} from '../../site/lib/typed-code.ts';

describe('a code as it was typed or pasted', () => {
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['１２３４５６', '123456'],
    ['【近邻圈】验证码 907215，5 分钟内有效', '907215'],
    ['12a45', '1245'],
    ['', ''],
  ])('“%s” holds %s', (text, digits) => {
    expect(codeDigits(text)).toBe(digits);
  });

  it('is whole with six digits, no fewer and no more', () => {
    expect(['12345', '123456', '1234567', '12345a'].map(isWholeCode)).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});

describe('a phone number', () => {
  it('loses what people put between digits', () => {
    expect(phoneDigits(' １３８-0013 8000 ')).toBe('13800138000');
    expect(phoneDigits('+852 (9123) 4567')).toBe('+85291234567');
  });

  it.each([
    ['13800138000', true],
    ['1380013800', false],
    ['138001380000', false],
    ['23800138000', false],
    ['+1234567', true],
    ['+123456', false],
    ['+123456789012345', true],
    ['+1234567890123456', false],
    ['85291234567', false],
  ])('%s: %s', (text, looks) => {
    expect(looksLikePhone(text)).toBe(looks);
  });
});

describe('other things typed', () => {
  it('an e-mail address has a name, an at and a domain with a dot', () => {
    expect(
      ['a@b.cn', ' a@b.cn ', 'a@b', '@b.cn', 'a b@c.cn', 'a@b@c.cn'].map(looksLikeEmail),
    ).toEqual([true, true, false, false, false, false]);
  });

  it('a password is counted by characters, as people do', () => {
    expect(passwordLength('七个字的密码呀')).toBe(7);
    expect(passwordLength('𠮷𠮷𠮷𠮷')).toBe(4);
  });
});
