import type { Content } from '../core/fragment.js';
import { type Container, damaged, type Member } from './container.js';
import { inflateChunks } from './inflate-stream.js';
import { type Fonts, readFonts } from './pdf-fonts.js';
import { earlyChange, unlzw } from './pdf-lzw.js';
import {
  decodeStream,
  isDeflated,
  isImage,
  MAX_TEXT_BYTES,
  type PdfStream,
  pdfStreams,
  runs,
  undoBase85,
  undoHex,
} from './pdf-streams.js';
import { pageText, showsText } from './pdf-text.js';

const MAX_BYTES = 256 * 2 ** 20;
/** The mark stands at the start, but readers allow for something before it. */
const MARK_WITHIN = 1024;
const MARK = Buffer.from('%PDF-');

/** Every stream of a PDF as it is when its filters are undone, and the text that pages show, line by line. */
export const pdf: Container = {
  name: 'pdf',
  access: 'random',
  maxBytes: MAX_BYTES,
  matches: (head) => head.indexOf(0x25) >= 0 && head.subarray(0, MARK_WITHIN).includes(MARK),
  open: readPdf,
};

async function* readPdf(content: Content): AsyncGenerator<Member> {
  const file = content.read(0, content.size);
  const streams = [...pdfStreams(file)];
  const isEncrypted = /\/Encrypt\s*(?:\d|<<)/.test(file.toString('latin1', Math.max(0, file.length - 65_536)));
  let fonts: Fonts | undefined;
  for (const stream of streams) {
    const path = Buffer.from(`object ${String(stream.object)}`);
    yield memberOf(stream, path, isEncrypted);
    const decoded = isImage(stream) ? undefined : decodeStream(stream);
    if (decoded === undefined || !showsText(decoded)) continue;
    fonts ??= readFonts(file, streams);
    const text = pageText(decoded.toString('latin1'), fonts);
    if (text !== '') yield { path: Buffer.concat([path, Buffer.from(' text')]), chunks: piece(Buffer.from(text)) };
  }
}

function memberOf(stream: PdfStream, path: Buffer, isEncrypted: boolean): Member {
  if (isImage(stream)) return { path, skipped: 'image' };
  // Without its filters it is part of the file as it stands, which is scanned.
  if (stream.filters.length === 0) return { path, skipped: 'plain' };
  let chunks: AsyncIterable<Buffer> = piece(stream.bytes);
  for (const filter of stream.filters) {
    const undo = FILTERS[filter];
    if (undo === undefined) return { path, skipped: 'unreadable', gap: `pdf: filter ${filter} is not known` };
    chunks = undo(chunks, stream.dictionary);
  }
  if (isEncrypted && !looksPlain(stream)) return { path, skipped: 'encrypted' };
  return { path, chunks };
}

/** What is encrypted can't be inflated; a file that only says it is encrypted hides nothing. */
function looksPlain({ filters, bytes }: PdfStream): boolean {
  const at = filters.findIndex((filter) => FILTERS[filter] === inflate);
  if (at < 0) return true;
  const start = decodeStream({
    object: 0,
    dictionary: '',
    filters: filters.slice(0, at),
    bytes: bytes.subarray(0, 4096),
  });
  return start !== undefined && isDeflated(start);
}

type Undo = (chunks: AsyncIterable<Buffer>, dictionary: string) => AsyncIterable<Buffer>;
const inflate: Undo = (chunks) => inflateChunks(chunks, 'zlib');
const FILTERS: Readonly<Record<string, Undo>> = {
  FlateDecode: inflate,
  Fl: inflate,
  ASCIIHexDecode: (chunks) => whole(chunks, undoHex),
  AHx: (chunks) => whole(chunks, undoHex),
  ASCII85Decode: (chunks) => whole(chunks, undoBase85),
  A85: (chunks) => whole(chunks, undoBase85),
  RunLengthDecode: undoRuns,
  RL: undoRuns,
  LZWDecode: undoLzw,
  LZW: undoLzw,
};

async function* undoRuns(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* runs(await allOf(chunks));
}

async function* undoLzw(chunks: AsyncIterable<Buffer>, dictionary: string): AsyncGenerator<Buffer> {
  let isDamaged = false;
  const onDamage = (): void => {
    isDamaged = true;
  };
  yield* unlzw(await allOf(chunks), earlyChange(dictionary), onDamage);
  if (isDamaged) throw damaged('pdf: the compressed data is damaged');
}

async function* whole(chunks: AsyncIterable<Buffer>, undo: (bytes: Buffer) => Buffer): AsyncGenerator<Buffer> {
  yield undo(await allOf(chunks));
}

async function allOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > MAX_TEXT_BYTES) throw damaged('pdf: a stream is too large for its filter');
  }
  return Buffer.concat(parts);
}

async function* piece(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes;
}
