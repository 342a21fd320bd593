import { correction, generate } from 'lean-qr';
import { describe, expect, it } from 'vitest';
import { formatFragment, parseFragment } from '../../site/lib/fragment.ts';
import { qrPath } from '../../site/lib/qr-path.ts';
import { shareLink } from '../../site/lib/share-link.ts';

describe('a shared link', () => {
  it('holds the place even where the visitor chose none, and both places of a comparison', () => {
    expect(shareLink('https://x.cn', '/en/', { profile: 'walk' }, [113.5, 22.3])).toBe(
      'https://x.cn/en/#pos=113.5,22.3',
    );
    const view = { profile: 'elder', minutes: 20, with: [113.6, 22.4] } as const;
    expect(shareLink('https://x.cn', '/', view, [113.5, 22.3])).toBe(
      'https://x.cn/#pos=113.5,22.3&profile=elder&minutes=20&with=113.6,22.4',
    );
  });

  it('keeps the hour that was asked about', () => {
    const view = { profile: 'walk', at: '2026-11-24T19:30' } as const;
    expect(shareLink('https://x.cn', '/', view, [113.5, 22.3])).toBe(
      'https://x.cn/#pos=113.5,22.3&at=2026-11-24T19:30',
    );
  });

  it('opens no facility and no screen of the large-text mode', () => {
    const view = { profile: 'walk', facility: 'n1', step: 'how' } as const;
    expect(shareLink('https://x.cn', '/', view, undefined)).toBe('https://x.cn/');
  });

  it('brings the second place back', () => {
    expect(parseFragment('#pos=113.5,22.3&with=113.6,22.4').with).toEqual([113.6, 22.4]);
    expect(formatFragment({ profile: 'walk', with: [113.6, 22.4] })).toBe('with=113.6,22.4');
    expect(parseFragment('#with=here')).toEqual({ profile: 'walk' });
  });
});

describe('a QR code drawn as one path', () => {
  it('joins black modules of a row and leaves white ones out', () => {
    const rows = ['11.', '...', '1.1'];
    const get = (x: number, y: number) => rows[y]?.[x] === '1';
    expect(qrPath({ size: 3, get })).toBe('M0 0h2v1h-2zM0 2h1v1h-1zM2 2h1v1h-1z');
  });

  it('has exactly the modules of the generator', () => {
    const code = generate('https://x.cn/#pos=112.94184,23.4828&with=112.94816,23.46486', {
      minCorrectionLevel: correction.M,
    });
    const black = new Set<string>();
    for (const [, x, y, length] of qrPath(code).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
      for (let step = 0; step < Number(length); step += 1) black.add(`${Number(x) + step},${y}`);
    const expected = new Set<string>();
    for (let y = 0; y < code.size; y += 1)
      for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) expected.add(`${x},${y}`);
    expect(expected.size).toBeGreaterThan(300);
    expect(black).toEqual(expected);
  });
});
