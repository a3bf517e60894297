import type { Block, Line, Page } from '../core/page.js';
import { codeSpan } from './markdown.js';
import { printable } from './printable.js';

/** The page as a Markdown file. What was said by others stands in code spans, where nothing is markup. */
export function* pageMarkdown(page: Page): Iterable<string> {
  yield `# ${marked(page.title)}\n`;
  for (const { title, blocks } of page.sections) {
    yield `\n## ${title}\n\n`;
    for (const [index, block] of blocks.entries()) {
      if (index > 0) yield '\n';
      yield* blockText(block);
    }
  }
  yield `\n---\n\n${marked(page.foot)}\n`;
}

function* blockText(block: Block): Iterable<string> {
  switch (block.kind) {
    case 'facts':
      yield '|  |  |\n| --- | --- |\n';
      for (const [name, value] of block.rows) yield `| ${name} | ${marked(value)} |\n`;
      return;
    case 'list':
      for (const item of block.items) yield `${block.isOrdered === true ? '1.' : '-'} ${marked(item)}\n`;
      return;
    case 'table':
      yield `| ${block.head.join(' | ')} |\n|${' --- |'.repeat(block.head.length)}\n`;
      for (const row of block.rows) yield `| ${row.map(marked).join(' | ')} |\n`;
  }
}

function marked(pieces: Line): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : codeSpan(printable(piece.said)))).join('');
}
