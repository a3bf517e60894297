import { plainText, type Block, type Line, type Page } from '../core/page.js';
import { printable } from './printable.js';

/** The page for a terminal. */
export function* pageText(page: Page): Iterable<string> {
  yield `${plain(page.title)}\n`;
  for (const { title, blocks } of page.sections) {
    yield `\n${title}\n`;
    for (const block of blocks) yield* blockText(block);
  }
  yield `\n${plain(page.foot)}\n`;
}

function* blockText(block: Block): Iterable<string> {
  switch (block.kind) {
    case 'facts': {
      const width = Math.max(...block.rows.map(([name]) => name.length));
      for (const [name, value] of block.rows) yield `  ${name.padEnd(width)}  ${plain(value)}\n`;
      return;
    }
    case 'list':
      for (const [index, item] of block.items.entries()) {
        yield `  ${block.isOrdered === true ? `${String(index + 1)}. ` : ''}${plain(item)}\n`;
      }
      return;
    case 'table':
      for (const row of block.rows) yield `  ${row.map(plain).join('  ')}\n`;
  }
}

function plain(pieces: Line): string {
  return printable(plainText(pieces));
}
