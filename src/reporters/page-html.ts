import { plainText, type Block, type Line, type Page } from '../core/page.js';
import { escaped } from './html.js';
import { pageHead, tableText } from './html-parts.js';
import { printable } from './printable.js';

const MORE_STYLE = `
article.fine { border-left-color: var(--fine); } article.plain { border-left-color: var(--line); }
`.trimStart();

/** The page as one file for a browser. It loads nothing and runs nothing. */
export function* pageHtml(page: Page): Iterable<string> {
  yield* pageHead(bare(page.title), MORE_STYLE);
  yield `<header>\n<h1 class="${page.isBad ? 'bad' : 'good'}">${marked(page.title)}</h1>\n</header>\n<main>\n`;
  for (const { title, isBad, blocks } of page.sections) {
    const tone = isBad === true ? 'critical' : page.isBad ? 'plain' : 'fine';
    const long = blocks.some(({ kind }) => kind === 'table') ? ' long' : '';
    yield `<article class="${tone}${long}">\n<h3>${bare([title])}</h3>\n`;
    for (const block of blocks) yield* blockText(block);
    yield '</article>\n';
  }
  yield `</main>\n<p class="soft">${marked(page.foot)}</p>\n</body>\n</html>\n`;
}

function* blockText(block: Block): Iterable<string> {
  switch (block.kind) {
    case 'facts':
      yield '<dl>\n';
      for (const [name, value] of block.rows) yield `<dt>${bare([name])}</dt>\n<dd>${marked(value)}</dd>\n`;
      yield '</dl>\n';
      return;
    case 'list': {
      const element = block.isOrdered === true ? 'ol' : 'ul';
      yield `<${element}>\n`;
      for (const item of block.items) yield `<li>${marked(item)}</li>\n`;
      yield `</${element}>\n`;
      return;
    }
    case 'table':
      yield* tableText(
        block.head.map((name, index) => ({ name: bare([name]), isShort: index === 0 })),
        block.rows.map((row) => row.map(marked)),
      );
  }
}

function marked(pieces: Line): string {
  return pieces
    .map((piece) => (typeof piece === 'string' ? escaped(piece) : `<code>${escaped(printable(piece.said))}</code>`))
    .join('');
}

function bare(pieces: Line): string {
  return escaped(printable(plainText(pieces)));
}
