// The smaller decoders that undo pieces within running text.
import { describe, expect, it } from 'vitest';
import { decodedTexts, originOf } from '../../test/support/decoded.js';
import { ansi } from './ansi.js';
import { htmlEntities } from './html-entities.js';
import { percent } from './percent.js';
import { quotedPrintable } from './quoted-printable.js';

describe('percent', () => {
  it('decodes a partly encoded text as a whole, also what is above ASCII', () => {
    expect(decodedTexts(percent, 'GET /?q=%7B%22k%22%3A1%7D&n=%C3%A4&m=%u0041')).toEqual(['GET /?q={"k":1}&n=ä&m=A']);
  });

  it('says where a character comes from', () => {
    expect(originOf(percent, 'x=a%62c&y', 'abc')).toBe('a%62c');
  });

  it.each(['100%', '%s and %02d', '50%, 5%ab', 'width: calc(100%-2px)', '%E4%B8%AD'])('sees nothing in %j', (text) => {
    expect(decodedTexts(percent, text)).toEqual([]);
  });
});

describe('html-entities', () => {
  it('decodes names and numbers', () => {
    const text = 'a&amp;b&#61;c&#x3D;d&equals;e&lowbar;f&nbsp;g&#xe4;';
    expect(decodedTexts(htmlEntities, text)).toEqual(['a&b=c=d=e_f gä']);
  });

  it('says where a character comes from', () => {
    expect(originOf(htmlEntities, 'x=a&#98;c;', 'abc')).toBe('a&#98;c');
  });

  it.each(['a && b;', 'a&b;', '&unknown;', '&#x;', '&#12345678;', '&#xd800;', '&eacute;', '&#228;', '&'])(
    'sees nothing in %j',
    (text) => {
      expect(decodedTexts(htmlEntities, text)).toEqual([]);
    },
  );
});

describe('ansi', () => {
  it('drops colours, titles and links', () => {
    const text = '\u001b[1;31ma\u001b[0mb\u001b]0;title\u0007c\u001b]8;;https://host\u001b\\d\u001b(Be';
    expect(decodedTexts(ansi, text)).toEqual(['abcde']);
    expect(originOf(ansi, text, 'ab')).toBe('a\u001b[0mb\u001b]0;title\u0007');
  });

  it.each(['\u001b', '\u001b[', '\u001b[\n', '\u001b]0;no end'])('leaves what is no sequence: %j', (text) => {
    expect(decodedTexts(ansi, text)).toEqual([]);
  });
});

describe('quoted-printable', () => {
  const header = 'Content-Transfer-Encoding: quoted-printable\n\n';

  it('joins lines and decodes characters where the header says so', () => {
    expect(decodedTexts(quotedPrintable, `${header}user=20ab=\r\ncd=5Fe`)).toEqual([`${header}user abcd_e`]);
  });

  it('knows a line that is broken before its 77th character without a header', () => {
    const line = 'x'.repeat(75);
    expect(decodedTexts(quotedPrintable, `${line}=\n${line}=\nab=20c\n`)).toEqual([`${line}${line}ab c\n`]);
  });

  it('says where a character comes from', () => {
    expect(originOf(quotedPrintable, `${header}p=3Da=\nb`, '=ab')).toBe('=3Da=\nb');
  });

  it.each(['x =\n  1;', 'A=20', 'KEY=\nNEXT=1\n', `${'a'.repeat(75)}==\nabc`, 'const color = 0x20'])(
    'sees nothing in %j without a header',
    (text) => {
      expect(decodedTexts(quotedPrintable, text)).toEqual([]);
    },
  );
});
