import { crc32, deflateSync } from 'node:zlib';

/** A PDF of one page whose text is drawn in pieces with kerning between them, in a compressed stream. */
export function pdfWithKernedText(text: string): Buffer {
  const pieces = text.match(/.{1,5}/g) ?? [];
  const drawing = `BT /F1 12 Tf 72 700 Td [${pieces.map((piece) => `(${piece})`).join(' -20 ')}] TJ ET`;
  const stream = deflateSync(drawing);
  const objects: readonly Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    ),
    Buffer.concat([
      Buffer.from(`<< /Length ${String(stream.length)} /Filter /FlateDecode >>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ]),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  objects.forEach((object, at) => {
    offsets.push(parts.reduce((sum, { length }) => sum + length, 0));
    parts.push(Buffer.from(`${String(at + 1)} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  });
  const start = parts.reduce((sum, { length }) => sum + length, 0);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(`xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\n`),
    Buffer.from(`startxref\n${String(start)}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

/** A 7z archive of one file as it is, for want of a tool: the format's smallest header. */
export function sevenZip(name: string, content: Buffer): Buffer {
  const names = Buffer.from(`${name}\0`, 'utf16le');
  const header = Buffer.concat([
    Buffer.from([0x01, 0x04]),
    // One packed stream of this size.
    Buffer.from([0x06, 0x00, 0x01, 0x09, ...sevenNumber(content.length), 0x00]),
    // One folder with the coder "copy" and its size; one stream in it and its checksum.
    Buffer.from([0x07, 0x0b, 0x01, 0x00, 0x01, 0x01, 0x00, 0x0c, ...sevenNumber(content.length), 0x00]),
    Buffer.from([0x08, 0x0a, 0x01]),
    littleEndian(crc32(content)),
    Buffer.from([0x00, 0x00]),
    // One file with its name.
    Buffer.from([0x05, 0x01, 0x11, ...sevenNumber(names.length + 1), 0x00]),
    names,
    Buffer.from([0x00, 0x00]),
  ]);
  const next = Buffer.alloc(20);
  next.writeBigUInt64LE(BigInt(content.length), 0);
  next.writeBigUInt64LE(BigInt(header.length), 8);
  next.writeUInt32LE(crc32(header), 16);
  const magic = Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]);
  return Buffer.concat([magic, littleEndian(crc32(next)), next, content, header]);
}

/** In one or two bytes. */
function sevenNumber(value: number): readonly number[] {
  return value < 0x80 ? [value] : [0x80 | (value >> 8), value & 0xff];
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
