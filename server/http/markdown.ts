/** Notices are Markdown: paragraphs, lists, headings, tables and links. No raw HTML, nothing from another host. */
import MarkdownIt from 'markdown-it';

/** The page has the first level, its parts the second. */
const headingShift = 2;
const schemes = /^(?:https?:\/\/|tel:)/i;

const markdown = new MarkdownIt({
  html: false,
  linkify: false,
  breaks: true,
  xhtmlOut: true,
  maxNesting: 20,
});
markdown.validateLink = (address) => schemes.test(address.trim());
const { rules } = markdown.renderer;

// An image would be fetched from a host of the writer's choice: its words stay.
rules.image = (tokens, index, options, _environment, renderer) =>
  markdown.utils.escapeHtml(
    renderer.renderInlineAsText(tokens[index]!.children ?? [], options, _environment),
  );
rules.link_open = (tokens, index, options, _environment, renderer) => {
  tokens[index]!.attrSet('rel', 'noopener nofollow');
  return renderer.renderToken(tokens, index, options);
};
rules.heading_open = rules.heading_close = (tokens, index, options, _environment, renderer) => {
  const token = tokens[index]!;
  token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + headingShift)}`;
  return renderer.renderToken(tokens, index, options);
};
// Aligned columns carry a style, and the pages' policy lets none through.
rules.th_open = rules.td_open = (tokens, index, options, _environment, renderer) => {
  tokens[index]!.attrs = null;
  return renderer.renderToken(tokens, index, options);
};
// A table wider than the screen scrolls by itself; one can come to it by keyboard.
rules.table_open = () => '<div class="wide" tabindex="0">\n<table>\n';
rules.table_close = () => '</table>\n</div>\n';
// No class from the writer's own words.
rules.fence = rules.code_block = (tokens, index) =>
  `<pre tabindex="0"><code>${markdown.utils.escapeHtml(tokens[index]!.content)}</code></pre>\n`;

/** Characters that no document may hold; a form refuses them already. */
// eslint-disable-next-line no-control-regex -- these are the ones
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Safe HTML, well-formed as XML too. Cost: some milliseconds for the longest body. */
export function rendered(text: string): string {
  return markdown.render(text.replace(forbidden, '').replace(/\p{Cs}/gu, '\ufffd'));
}

/** As one line of plain words, at most so many characters: what a list or a search engine shows. */
export function inWords(text: string, most: number): string {
  const line = rendered(text)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|amp);/g, (_whole, name: string) => signs[name]!)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...line];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}

const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
