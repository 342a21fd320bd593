import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { html } from '../../../server/http/plain/html.ts';

describe('a template', () => {
  test('escapes what is put into text and attributes, and leaves markup of its own', () => {
    const name = `<script>alert("1")</script> & 'x'`;
    expect(html`<p title="${name}">${html`<b>${name}</b>`}</p>`.markup).toBe(
      '<p title="&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;">' +
        '<b>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</b></p>',
    );
  });

  test('leaves out false, null and undefined, writes 0, and joins lists', () => {
    expect(html`[${false}${null}${undefined}${0}${['a', html`<i></i>`, ['<']]}]`.markup).toBe(
      '[0a<i></i>&lt;]',
    );
  });

  test('lets no text open a tag, close an attribute or begin an entity of its own', () => {
    const signs: Record<string, string> = {
      '&amp;': '&',
      '&lt;': '<',
      '&gt;': '>',
      '&quot;': '"',
      '&#39;': "'",
      '&#13;': '\r',
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { markup } = html`${text}`;
        expect(markup).not.toMatch(/[<>"'\r\0]/);
        // Every & begins one of the six entities, and reading those back gives the text.
        const back = markup.replace(/&[^;]*;/g, (entity) => signs[entity] ?? '!');
        expect(back).toBe(text.replaceAll('\0', ''));
      }),
    );
  });
});
