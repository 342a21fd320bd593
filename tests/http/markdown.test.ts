import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { inWords, rendered } from '../../server/http/markdown.ts';

/** All that a notice may be made of; anything else is a fault, however harmless. */
const allowed: Record<string, readonly string[]> = {
  p: [],
  br: [],
  hr: [],
  em: [],
  strong: [],
  s: [],
  code: [],
  blockquote: [],
  ul: [],
  ol: ['start'],
  li: [],
  a: ['href', 'title', 'rel'],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  div: ['class', 'tabindex'],
  pre: ['tabindex'],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: [],
  td: [],
};

/** Reads the markup as XML, strictly, and lists what is not allowed in it. */
function faults(markup: string): string[] {
  const found: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => found.push(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'whole') return;
    const known = allowed[name];
    if (!known) return void found.push(`<${name}>`);
    for (const [attribute, value] of Object.entries(attributes as Record<string, string>)) {
      if (!known.includes(attribute)) found.push(`${name} ${attribute}`);
      if (attribute === 'href' && !/^(https?:\/\/|tel:)/i.test(value)) found.push(value);
      if (attribute === 'class' && value !== 'wide') found.push(value);
      if (attribute === 'rel' && value !== 'noopener nofollow') found.push(value);
    }
    if (name === 'a' && attributes['rel'] === undefined) found.push('a without rel');
  });
  parser.write(`<whole>${markup}</whole>`).close();
  return found;
}

const attacks = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe src="https://evil.example"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>@import "https://evil.example"</style>',
  '<!-- --><script>1</script>',
  '<![CDATA[<script>1</script>]]>',
  '<p onclick=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\nscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](&#x6A;avascript&colon;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](vbscript:msgbox(1))',
  '[x](file:///etc/passwd)',
  '[x](//evil.example)',
  '[x](/api/v1/account/sign-out)',
  '[x](#)',
  '[x](<javascript:alert(1)>)',
  '[x](https://a.example/"onmouseover="alert(1))',
  '[x](https://a.example \'"onmouseover=alert(1) x="\')',
  '[x](https://a.example "t\\" onclick=\\"alert(1)")',
  '![x](https://evil.example/pixel.gif)',
  '![<script>](https://evil.example/p.gif "onload=1")',
  '![x][y]\n\n[y]: https://evil.example/p.gif',
  '[x][y]\n\n[y]: javascript:alert(1)',
  '<javascript:alert(1)>',
  '<https://a.example/<script>>',
  '<mailto:a@b.example>',
  '```"><script>alert(1)</script>\nx\n```',
  '```html onclick=alert(1)\n</code></pre><script>\n```',
  '`<script>`',
  '| a |\n|:-:|\n| <script> |',
  '# <img src=x>',
  '###### deep',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u0000<script>',
  '\ud800<script>',
  '\u0001\ufffe\uffff',
  ']]>',
  '['.repeat(5000),
  '>'.repeat(5000),
  '*'.repeat(5000) + 'a',
  '- '.repeat(2000),
];

describe('a notice’s words', () => {
  test.each(attacks)('stay words: %j', (attack) => {
    expect(faults(rendered(attack))).toEqual([]);
    expect(rendered(attack)).not.toMatch(/evil\.example\/p(ixel)?\.gif/);
    expect(inWords(attack, 200)).not.toContain('\u0000');
  });

  test('stay words, whatever is typed', () => {
    const part = fc.oneof(
      fc.constantFrom(...attacks.filter(({ length }) => length < 100)),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '\n',
        '\n\n',
        '> ',
        '# ',
        '- ',
        '1. ',
        '|',
        '|-|',
        '`',
        '```',
        '*',
        '**',
        '_',
        '~~',
        '[',
        ']',
        '(',
        ')',
        '![',
        '<',
        '>',
        '"',
        "'",
        '&',
        '&#',
        ';',
        '\\',
        '\t',
        '    ',
        ':',
        'javascript:',
        'https://a.example',
        'tel:110',
        'onclick=',
        '<script',
        '</',
        '<!--',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        expect(faults(rendered(parts.join('')))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test('of the most that a body may hold are read', () => {
    for (const piece of ['[', '![a](', '*a_', '`', '> - 1. ', '|a', '<a ', '&', '[a](<b', '\\[']) {
      expect(rendered(piece.repeat(Math.floor(20_000 / piece.length)))).not.toBe('');
    }
  });

  test('are headings below the page’s own, links, lists and tables', () => {
    expect(
      rendered('# 一\n\n##### 五\n\n[网](https://a.example/x?a=1&b=2 "题") [电](tel:0756-123)'),
    ).toBe(
      '<h3>一</h3>\n<h6>五</h6>\n<p>' +
        '<a href="https://a.example/x?a=1&amp;b=2" title="题" rel="noopener nofollow">网</a> ' +
        '<a href="tel:0756-123" rel="noopener nofollow">电</a></p>\n',
    );
    expect(rendered('|a|b|\n|:-|-:|\n|1|2|')).toBe(
      '<div class="wide" tabindex="0">\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n' +
        '<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>\n',
    );
    expect(rendered('一\n二')).toBe('<p>一<br />\n二</p>\n');
    expect(rendered('![榕树](https://a.example/a.jpg)')).toBe('<p>榕树</p>\n');
  });

  test('are one line for a list', () => {
    expect(inWords('# 停水\n\n**明天** 9 < 10 & [网](https://a.example)', 99)).toBe(
      '停水 明天 9 < 10 & 网',
    );
    expect(inWords('一二三四五', 5)).toBe('一二三四五');
    expect(inWords('一二三四五六', 5)).toBe('一二三四…');
  });
});

test('the check sees what it looks for', () => {
  expect(faults('<script>1</script>')).toEqual(['<script>']);
  expect(faults('<a href="javascript:1" rel="noopener nofollow">x</a>')).toEqual(['javascript:1']);
  expect(faults('<p onclick="1">x</p>')).toEqual(['p onclick']);
  expect(faults('<p>x')).not.toEqual([]);
});
