import { describe, expect, it } from 'vitest';
import { decodedTexts, originOf } from '../../test/support/decoded.js';
import { utf16 } from './utf16.js';

const little = (text: string): Buffer => Buffer.from(text, 'utf16le');
const big = (text: string): Buffer => little(text).swap16();

describe('utf-16', () => {
  it.each([
    ['little end first', little('password = schön\r\n')],
    ['big end first', big('password = schön\r\n')],
    ['with a mark', Buffer.concat([Buffer.from([0xff, 0xfe]), little('password = schön\r\n')])],
    ['with a mark, big end first', Buffer.concat([Buffer.from([0xfe, 0xff]), big('password = schön\r\n')])],
  ])('reads a text %s', (_how, bytes) => {
    expect(decodedTexts(utf16, bytes)).toEqual(['password = schön\r\n']);
  });

  it('reads any character of a text with a mark', () => {
    expect(decodedTexts(utf16, little('\ufeff密码 = abc 😀'))).toEqual(['密码 = abc 😀']);
  });

  it('finds strings in a binary at any alignment', () => {
    const noise = Buffer.from([0x00, 0x00, 0x90, 0x01, 0xff, 0x00, 0x00, 0x80]);
    const bytes = Buffer.concat([
      noise,
      little('first string'),
      noise,
      Buffer.from([7]),
      little('second string'),
      noise,
    ]);
    expect(decodedTexts(utf16, bytes)).toEqual(['first string', 'second string']);
  });

  it('finds a string behind a page of zeros', () => {
    const zeros = Buffer.alloc(4099);
    expect(decodedTexts(utf16, Buffer.concat([zeros, big('some string'), zeros]))).toEqual(['some string']);
  });

  it('says where a character comes from', () => {
    expect(originOf(utf16, little('password = abc'), 'abc')).toBe('a\0b\0c\0');
  });

  it.each([
    ['a short string', little('abc')],
    ['zeros', Buffer.alloc(1000)],
    ['fewer zeros than a step', Buffer.alloc(3)],
    ['numbers of 16 bits', Buffer.from(Uint16Array.from({ length: 200 }, (_, index) => index * 7919).buffer)],
    ['text', Buffer.from('just some text\n')],
  ])('sees nothing in %s', (_what, bytes) => {
    expect(decodedTexts(utf16, bytes)).toEqual([]);
  });
});
