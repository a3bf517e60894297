import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodedTexts, originOf } from '../../test/support/decoded.js';
import { hex } from './hex.js';

const TEXT = 'some text of 26 characters';
const pairs = TEXT.split('').map((char) => char.charCodeAt(0).toString(16));

describe('hex', () => {
  it.each([
    ['at a stretch', pairs.join('')],
    ['in upper case', pairs.join('').toUpperCase()],
    ['with a prefix', `0x${pairs.join('')}`],
    ['as bytea', `\\x${pairs.join('')}`],
    ['with blanks', pairs.join(' ')],
    ['with colons', pairs.join(':')],
    ['as an array', pairs.map((pair) => `0x${pair}`).join(', ')],
    ['in groups of two bytes', pairs.join('').replace(/(.{4})/g, '$1 ')],
    ['over lines', pairs.map((pair, index) => `0x${pair},${index % 8 === 7 ? '\n        ' : ' '}`).join('')],
  ])('reads text %s', (_how, text) => {
    expect(decodedTexts(hex, `value = ${text} ;`)).toEqual([TEXT]);
  });

  it('says where a byte comes from', () => {
    expect(originOf(hex, `x = ${pairs.join('')};`, 'text')).toBe('74657874');
    expect(originOf(hex, `x = ${pairs.join(' ')};`, 'text')).toBe('74 65 78 74 ');
  });

  it('reads UTF-16 for another decoder to undo', () => {
    const wide = Buffer.from(TEXT, 'utf16le');
    expect(decodedTexts(hex, wide.toString('hex'))).toEqual([wide.toString('utf8')]);
  });

  it.each([
    ['hashes', createHash('sha512').update('x').digest('hex')],
    ['numbers', Array.from({ length: 400 }, (_, index) => index).join(', ')],
    ['zeros', '00 '.repeat(100)],
    ['an odd number of digits', `${pairs.join('')}7`],
    ['a short text', pairs.slice(0, 8).join('')],
    ['an identifier of the form of a UUID', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ])('sees nothing in %s', (_what, text) => {
    expect(decodedTexts(hex, text)).toEqual([]);
  });
});
