import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../test/support/containers.js';
import { containerOf } from './containers.js';
import { officeText } from './office-text.js';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const sheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const odf = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';

async function textOf(xml: string, chunkBytes?: number): Promise<string> {
  const { members } = await readAll(officeText, Buffer.from(xml), chunkBytes);
  return members[0]?.text ?? '';
}

describe('the text of a document', () => {
  it.each([
    {
      of: 'Word: a paragraph in runs',
      xml: `<?xml version="1.0"?><w:document ${word}><w:p><w:r><w:t>pass</w:t></w:r><w:r><w:t>word: a&amp;b</w:t></w:r></w:p><w:p><w:r><w:t>next</w:t></w:r></w:p></w:document>`,
      text: 'password: a&b\nnext\n',
    },
    {
      of: 'Word: a table, a line for each row',
      xml: `<w:document ${word}><w:tr><w:tc><w:p><w:t>password</w:t></w:p></w:tc><w:tc><w:p><w:t>one</w:t></w:p></w:tc></w:tr></w:document>`,
      text: 'password : one : \n',
    },
    {
      of: 'Excel: shared strings',
      xml: `<sst ${sheet}><si><r><t>half</t></r><r><t>whole</t></r></si><si><t>next</t></si></sst>`,
      text: 'halfwhole\nnext\n',
    },
    {
      of: 'OpenDocument: spans, tabs and line breaks',
      xml: `<office ${odf}><text:p>a<text:span>b</text:span><text:tab/>c<text:line-break/>d</text:p></office>`,
      text: 'ab c\nd\n',
    },
    {
      of: 'any: numbers of characters',
      xml: `<w:p ${word}>&#x41;&#66;&#233;&unknown;&#x110000;</w:p>`,
      text: 'ABé&unknown;&#x110000;\n',
    },
  ])('$of', async ({ xml, text }) => {
    expect(containerOf(Buffer.from(xml))).toBe(officeText);
    expect(await textOf(xml)).toBe(text);
  });

  it('does not depend on the pieces in which it comes', async () => {
    const part = fc.constantFrom(
      '<w:p>',
      '</w:p>',
      '<w:t>',
      '</w:t>',
      '&amp;',
      '&#x41;',
      'é',
      'word',
      '<',
      '>',
      '&',
      '<w:tc>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part), fc.integer({ min: 1, max: 9 }), async (parts, chunkBytes) => {
        const xml = parts.join('');
        const [whole, inPieces] = await Promise.all([textOf(xml), textOf(xml, chunkBytes)]);
        // A bracket that nothing closes is given up at the end of a piece or of all.
        if (/<[^>]*$/.test(xml)) return;
        expect(inPieces).toBe(whole);
      }),
    );
  });

  it('takes linear time for brackets that nothing closes', async () => {
    const started = performance.now();
    await textOf('<'.repeat(2_000_000));
    await textOf('&'.repeat(2_000_000));
    await textOf(`<${'a'.repeat(5_000_000)}`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

it('is not looked for in other XML', () => {
  expect(
    containerOf(Buffer.from('<?xml version="1.0"?><project xmlns="http://maven.apache.org/POM/4.0.0"/>')),
  ).toBeUndefined();
});
