import { ByteReader } from './byte-reader.js';
import type { Member, StreamContainer } from './container.js';

const OFFICE_NAMESPACES = ['schemas.openxmlformats.org/', 'purl.oclc.org/ooxml/', 'urn:oasis:names:tc:opendocument:'];
/** Elements after which a line ends: paragraphs, table rows, shared strings, line breaks, comments. */
const LINE_ENDS = new Set(['p', 'h', 'tr', 'table-row', 'row', 'si', 'br', 'cr', 'line-break', 'comment']);
/** A row of a table is one line, so that what stands in one cell is context of the next. */
const CELLS = new Set(['tc', 'c', 'table-cell']);
const BLANKS = new Set(['tab', 's']);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** A tag longer than this is none. */
const MAX_TAG_BYTES = 1 << 16;
const PIECE_BYTES = 1 << 16;

/**
 * The text of a part of a Word, Excel, PowerPoint or OpenDocument file, a line for each paragraph: an editor splits what
 * was typed into runs, with a token over several of them.
 */
export const officeText: StreamContainer = {
  name: 'office-text',
  access: 'stream',
  // Behind a mark of byte order or blanks, or at once.
  firstBytes: [0x3c, 0xef, 0x20, 0x0a, 0x0d],
  matches: (head) =>
    head.subarray(0, 8).includes('<') &&
    OFFICE_NAMESPACES.some((namespace) => head.includes(namespace)) &&
    !head.subarray(0, 512).includes('<Relationships'),
  async *open(chunks): AsyncGenerator<Member> {
    yield { path: Buffer.from('text'), chunks: textChunks(chunks) };
  },
};

async function* textChunks(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = new ByteReader(chunks);
  const text = new PlainText();
  let carried = '';
  for (;;) {
    const piece = await reader.some(PIECE_BYTES);
    // Bytes as characters: no character of UTF-8 is taken apart, whatever the pieces are.
    const xml = carried + piece.toString('latin1');
    const end = piece.length === 0 ? xml.length : endOfWhole(xml);
    carried = xml.slice(end);
    const plain = text.of(xml.slice(0, end));
    if (plain !== '') yield Buffer.from(plain, 'latin1');
    if (piece.length === 0) return;
  }
}

/** Up to here no tag and no entity is cut. */
function endOfWhole(text: string): number {
  const tag = text.lastIndexOf('<');
  const tagEnd = text.lastIndexOf('>');
  if (tag > tagEnd && text.length - tag < MAX_TAG_BYTES) return tag;
  const entity = text.lastIndexOf('&');
  const isOpen = entity > tagEnd && text.length - entity < 12 && !text.includes(';', entity);
  return isOpen ? entity : text.length;
}

/** Takes the tags out of what comes in parts. */
class PlainText {
  #cells = 0;

  of(xml: string): string {
    let plain = '';
    for (let at = 0; at < xml.length;) {
      const tag = xml.indexOf('<', at);
      plain += withoutEntities(xml.slice(at, tag < 0 ? xml.length : tag));
      if (tag < 0) break;
      const end = xml.indexOf('>', tag);
      if (end < 0) break;
      const next = xml.indexOf('<', tag + 1);
      // What is not closed before the next one begins is no tag.
      if (next >= 0 && next < end) {
        at = next;
        continue;
      }
      plain += this.#blankFor(xml.slice(tag + 1, end));
      at = end + 1;
    }
    return plain;
  }

  /** What stands for a tag in the text. */
  #blankFor(tag: string): string {
    const isEnd = tag.startsWith('/');
    const isEmpty = tag.endsWith('/');
    const name = (/^\/?(?:[\w-]+:)?([\w-]+)/.exec(tag.slice(0, 64))?.[1] ?? '').toLowerCase();
    if (CELLS.has(name)) {
      if (!isEmpty) this.#cells = Math.max(0, this.#cells + (isEnd ? -1 : 1));
      return isEnd ? ': ' : '';
    }
    if ((isEnd || isEmpty) && LINE_ENDS.has(name)) return this.#cells > 0 ? ' ' : '\n';
    return BLANKS.has(name) && isEmpty ? ' ' : '';
  }
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0x10_ffff ? whole : Buffer.from(String.fromCodePoint(code), 'utf8').toString('latin1');
    },
  );
}
