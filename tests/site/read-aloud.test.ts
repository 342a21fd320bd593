import { describe, expect, it } from 'vitest';
import { sentencesOf, voicesByTongue } from '../../site/lib/read-aloud.ts';

const voice = (lang: string, localService = true, isDefault = false) => ({
  lang,
  localService,
  default: isDefault,
});

describe('voices', () => {
  it.each([
    ['zh-CN', 'mandarin'],
    ['zh_CN', 'mandarin'],
    ['cmn-Hans-CN', 'mandarin'],
    ['zh-TW', 'mandarin'],
    ['zh', 'mandarin'],
    ['zh-HK', 'cantonese'],
    ['zh_HK', 'cantonese'],
    ['yue-Hant-HK', 'cantonese'],
    ['zh-Hant-HK', 'cantonese'],
    ['zh-yue', 'cantonese'],
    ['en-GB', 'english'],
  ])('of %s speak %s', (lang, tongue) => {
    expect(Object.keys(voicesByTongue([voice(lang)]))).toEqual([tongue]);
  });

  it('of other languages are not used', () => {
    expect(voicesByTongue([voice('ja-JP'), voice('end'), voice('zhx')])).toEqual({});
  });

  it('that live on a company’s server are never used, even as the only ones', () => {
    expect(voicesByTongue([voice('zh-CN', false, true), voice('en-US', false)])).toEqual({});
  });

  it('are the default one where there are several', () => {
    const own = voice('zh-CN', true, true);
    expect(voicesByTongue([voice('zh-CN'), own]).mandarin).toBe(own);
  });
});

describe('sentences', () => {
  it('end at full stops of both scripts and keep numbers whole', () => {
    expect(sentencesOf('步行 15 分钟内有 16 类。缺 1 类：肉菜市场。')).toEqual([
      '步行 15 分钟内有 16 类。',
      '缺 1 类：肉菜市场。',
    ]);
    expect(sentencesOf('About 1.4 km. Two are missing.')).toEqual([
      'About 1.4 km.',
      'Two are missing.',
    ]);
  });

  it('hold words: bare marks are not read', () => {
    expect(sentencesOf('。 ！ ')).toEqual([]);
  });
});
