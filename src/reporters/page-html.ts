import { plainText, type Block, type Line, type Page } from '../core/page.js';
import { escaped } from './html.js';
import { STYLE } from './html-style.js';
import { printable } from './printable.js';

const MORE_STYLE = `
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.15rem 0.5rem 0.15rem 0; border-bottom: 1px solid var(--line); }
td:first-child { white-space: nowrap; }
article.fine { border-left-color: var(--fine); }
`.trim();

/** The page as one file for a browser. It loads nothing and runs nothing. */
export function* pageHtml(page: Page): Iterable<string> {
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n';
  yield `<title>${bare(page.title)}</title>\n<style>\n${STYLE}\n${MORE_STYLE}\n</style>\n</head>\n<body>\n`;
  yield `<header>\n<h1 class="${page.isBad ? 'bad' : 'good'}">${marked(page.title)}</h1>\n</header>\n<main>\n`;
  for (const { title, isBad, blocks } of page.sections) {
    yield `<article class="${isBad === true ? 'critical' : 'fine'}">\n<h3>${bare([title])}</h3>\n`;
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
    case 'list':
      yield '<ul>\n';
      for (const item of block.items) yield `<li>${marked(item)}</li>\n`;
      yield '</ul>\n';
      return;
    case 'table':
      yield `<table>\n<tr>${block.head.map((name) => `<th>${bare([name])}</th>`).join('')}</tr>\n`;
      for (const row of block.rows) yield `<tr>${row.map((cell) => `<td>${marked(cell)}</td>`).join('')}</tr>\n`;
      yield '</table>\n';
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
