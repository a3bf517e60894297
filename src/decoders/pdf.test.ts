import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll, type ReadMember } from '../../test/support/containers.js';
import { containerOf } from './containers.js';
import { pdf } from './pdf.js';
import { runs, undoBase85, undoHex } from './pdf-streams.js';

interface Stream {
  readonly dictionary?: string;
  readonly bytes: Buffer;
}

/** Objects numbered from 1, and streams from 100; no index, since none is read. */
function pdfOf(objects: readonly string[], streams: readonly Stream[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  for (const [i, body] of objects.entries()) parts.push(Buffer.from(`${String(i + 1)} 0 obj\n${body}\nendobj\n`));
  for (const [i, { dictionary = '', bytes }] of streams.entries()) {
    parts.push(Buffer.from(`${String(i + 100)} 0 obj\n<< /Length ${String(bytes.length)} ${dictionary} >>\nstream\n`));
    parts.push(bytes, Buffer.from('\nendstream\nendobj\n'));
  }
  return Buffer.concat([...parts, Buffer.from(`trailer << ${trailer} >>\n%%EOF\n`)]);
}

const deflated = (text: string): Stream => ({ dictionary: '/Filter /FlateDecode', bytes: deflateSync(text) });

async function membersOf(bytes: Buffer): Promise<readonly ReadMember[]> {
  const { members, problem } = await readAll(pdf, bytes);
  expect(problem).toBeUndefined();
  return members;
}

async function pageTextOf(
  page: string,
  objects: readonly string[] = [],
  more: readonly Stream[] = [],
): Promise<string> {
  const members = await membersOf(pdfOf(objects, [deflated(page), ...more]));
  return members.find(({ path }) => path === 'object 100 text')?.text ?? '';
}

describe('a PDF', () => {
  it('is told by its mark, also behind something else, and gives its streams', async () => {
    const bytes = pdfOf([], [deflated('one'), deflated('two')]);
    expect(containerOf(bytes)).toBe(pdf);
    expect(containerOf(Buffer.concat([Buffer.from('junk\n'), bytes]))).toBe(pdf);
    expect(await membersOf(bytes)).toEqual([
      { path: 'object 100', text: 'one' },
      { path: 'object 101', text: 'two' },
    ]);
  });

  it('counts pictures and streams that stand in the file as they are', async () => {
    const picture = { dictionary: '/Subtype /Image /Filter /DCTDecode', bytes: Buffer.from('jpeg') };
    const members = await membersOf(pdfOf([], [picture, { bytes: Buffer.from('plain') }]));
    expect(members).toEqual([
      { path: 'object 100', skipped: 'image' },
      { path: 'object 101', skipped: 'plain' },
    ]);
  });

  it('with filters one on top of the other gives what is below them', async () => {
    const hex = Buffer.from(`${deflateSync('content').toString('hex')}>`);
    const stream = { dictionary: '/Filter [/ASCIIHexDecode /FlateDecode]', bytes: hex };
    expect(await membersOf(pdfOf([], [stream]))).toEqual([{ path: 'object 100', text: 'content' }]);
  });

  it('names a filter that is not known', async () => {
    const members = await membersOf(pdfOf([], [{ dictionary: '/Filter /HomeMade', bytes: Buffer.from('x') }]));
    expect(members).toEqual([
      { path: 'object 100', skipped: 'unreadable', problem: 'pdf: filter HomeMade is not known' },
    ]);
  });

  it('that is encrypted is counted, but one that only says so is read', async () => {
    const noise = { dictionary: '/Filter /FlateDecode', bytes: Buffer.from('no zlib here at all') };
    const members = await membersOf(pdfOf([], [deflated('content'), noise], '/Encrypt 5 0 R'));
    expect(members).toEqual([
      { path: 'object 100', text: 'content' },
      { path: 'object 101', skipped: 'encrypted' },
    ]);
  });
});

describe('the text of a page', () => {
  it.each([
    { of: 'a string', page: 'BT (password: one) Tj ET', line: 'password: one' },
    { of: 'pieces with steps between them', page: 'BT [(pass) -20 (wo) 35.5 (rd)] TJ ET', line: 'password' },
    { of: 'a large step, which is a blank', page: 'BT [(two) -300 (words)] TJ ET', line: 'two words' },
    {
      of: 'escapes, octal and nested brackets',
      page: String.raw`BT (a\(b\)\101(c)\
d) Tj ET`,
      line: 'a(b)A(c)d',
    },
    { of: 'hexadecimal', page: 'BT <70 617373> Tj ET', line: 'pass' },
    { of: 'two operators at one height', page: 'BT 10 700 Td (pass) Tj 30 0 Td (word) Tj ET', line: 'password' },
    { of: 'two heights', page: 'BT 10 700 Td (one) Tj 0 -14 Td (two) Tj ET', line: 'one\ntwo' },
    { of: 'two matrices', page: 'BT 1 0 0 1 9 700 Tm (one) Tj 1 0 0 1 9 650 Tm (two) Tj ET', line: 'one\ntwo' },
    { of: 'operators that move by themselves', page: `BT (one) Tj (two) ' T* (three) Tj ET`, line: 'one\ntwo\nthree' },
  ])('is read from $of', async ({ page, line }) => {
    expect((await pageTextOf(page)).startsWith(line)).toBe(true);
  });

  it('is given joined and apart where the page does not say which', async () => {
    expect(await pageTextOf('BT 10 700 Td (pass) Tj 30 0 Td (word) Tj ET')).toBe('password\npass word');
  });

  const cmap = deflated(
    '1 begincodespacerange <0000> <ffff> endcodespacerange\n' +
      '2 beginbfchar <0001> <0070> <0002> <00610073> endbfchar\n' +
      '2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<0078> <0079>] endbfrange',
  );

  it('is read through the tables of its fonts', async () => {
    const objects = [
      '<< /Type /Page /Resources << /Font << /F1 2 0 R >> >> >>',
      '<< /Type /Font /ToUnicode 101 0 R >>',
    ];
    const page = 'BT /F1 12 Tf <000100020010001100120020 0021> Tj ET';
    expect(await pageTextOf(page, objects, [cmap])).toBe('pasABCxy');
  });

  it('is read through fonts whose objects are packed into a stream', async () => {
    const page = '<< /Resources << /Font 8 0 R >> >>';
    const names = '<< /F1 9 0 R >>';
    const font = '<< /Type /Font /ToUnicode 101 0 R >>';
    const head = `7 0 8 ${String(page.length)} 9 ${String(page.length + names.length)} `;
    const packed = {
      dictionary: `/Type /ObjStm /N 3 /First ${String(head.length)} /Filter /FlateDecode`,
      bytes: deflateSync(head + page + names + font),
    };
    expect(await pageTextOf('BT /F1 12 Tf <00010010> Tj ET', [], [cmap, packed])).toBe('pA');
  });

  it('is read with each font where pages call different ones the same', async () => {
    const other = deflated('1 beginbfchar <0001> <007a> endbfchar');
    const objects = [
      '<< /Resources << /Font << /F1 2 0 R >> >> >>',
      '<< /Type /Font /ToUnicode 101 0 R >>',
      '<< /Resources << /Font << /F1 4 0 R >> >> >>',
      '<< /Type /Font /ToUnicode 102 0 R >>',
    ];
    const text = await pageTextOf('BT /F1 12 Tf <0001> Tj ET', objects, [cmap, other]);
    expect(text.split('\n').sort()).toEqual(['p', 'z']);
  });
});

describe('the filters of a PDF', () => {
  it('read base 85 as it is written', () => {
    expect(undoBase85(Buffer.from('87cURD]i,"Ebo80~>'))).toEqual(Buffer.from('Hello World!'));
    expect(undoBase85(Buffer.from('z!!'))).toEqual(Buffer.from([0, 0, 0, 0, 0]));
  });

  it('repeat a byte, or take as many as they are told, up to the end', async () => {
    const bytes = Buffer.from([2, ...Buffer.from('abc'), 253, 0x2d, 0, 0x64, 128, 0, 0x65]);
    const members = await membersOf(pdfOf([], [{ dictionary: '/Filter /RunLengthDecode', bytes }]));
    expect(members).toEqual([{ path: 'object 100', text: 'abc----d' }]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (any) => {
        const unfolded = Buffer.concat([...runs(Buffer.from(any))]);
        expect(unfolded.length).toBeLessThanOrEqual(any.length * 64);
      }),
    );
  });

  it('take any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        undoBase85(Buffer.from(bytes));
        expect(undoHex(Buffer.from(Buffer.from(bytes).toString('hex')))).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe('a PDF made to be slow', () => {
  it.each([
    ['streams without an end', 'stream\n'.repeat(300_000)],
    ['objects without an end', '1 0 obj '.repeat(300_000)],
    ['fonts without an end', `1 0 obj ${'/Font<<'.repeat(300_000)} endobj`],
    ['brackets that nothing closes', '('.repeat(2_000_000)],
    ['tables that nothing closes', 'beginbfchar '.repeat(200_000)],
  ])('is done in a moment: %s', async (_, text) => {
    const started = performance.now();
    await readAll(pdf, Buffer.from(`%PDF-1.4\n${text}`));
    await readAll(
      pdf,
      pdfOf(
        ['<< /Resources << /Font << /F1 2 0 R >> >> >>', '<< /ToUnicode 101 0 R >>'],
        [deflated(`BT /F1 1 Tf ${text} (x) Tj`), deflated(text)],
      ),
    );
    expect(performance.now() - started).toBeLessThan(8000);
  });

  it('with damage anywhere ends', async () => {
    const bytes = pdfOf(
      ['<< /Resources << /Font << /F1 2 0 R >> >> >>'],
      [deflated('BT (one) Tj ET'), deflated('two')],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 }),
        async (changes) => {
          const broken = Buffer.from(bytes);
          for (const [at, byte] of changes) broken[at] = byte;
          const { members } = await readAll(pdf, broken);
          expect(members.length).toBeLessThan(20);
        },
      ),
    );
  });
});
