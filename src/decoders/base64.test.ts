import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodedTexts, originOf } from '../../test/support/decoded.js';
import { base64 } from './base64.js';

const encode = (text: string | Buffer): string => Buffer.from(text).toString('base64');
const LINES = 'HOST=db.internal\nPORT=5432\nUSER=orders\nNAME=orders\nMODE=verify-full\nPOOL=20\n';

describe('base64', () => {
  it('gives a value that says nothing of itself its name back', () => {
    const text = `data:\n  DB_PASSWORD: ${encode('correct horse battery')}\n`;
    expect(decodedTexts(base64, text)).toEqual(['DB_PASSWORD: correct horse battery']);
    expect(originOf(base64, text, 'DB_PASSWORD')).toBe('DB_PASSWORD');
  });

  it('finds a name that is as long as an encoded text', () => {
    const text = `THE_PASSWORD_OF_THE_SERVICE_DATABASE=${encode('correct horse battery')}`;
    expect(decodedTexts(base64, text)).toEqual(['THE_PASSWORD_OF_THE_SERVICE_DATABASE: correct horse battery']);
  });

  it.each([
    ['JSON', (value: string) => `{"client_secret":"${value}"}`],
    ['an env file', (value: string) => `client_secret=${value}`],
    ['a query', (value: string) => `https://host/?a=1&client_secret=${value}&b=2`],
    ['a tag of YAML', (value: string) => `client_secret: !!binary ${value}`],
    ['a block of YAML', (value: string) => `client_secret: |\n    ${value}\n`],
    ['JSON in JSON', (value: string) => String.raw`"{\"client_secret\": \"${value}\"}"`],
  ])('finds the name before the value in %s', (_where, write) => {
    expect(decodedTexts(base64, write(encode('a value of some length')))).toEqual([
      'client_secret: a value of some length',
    ]);
  });

  it('decodes short values only in a manifest of Kubernetes', () => {
    const value = `data:\n  password: ${encode('hunter2')}\n`;
    expect(decodedTexts(base64, value)).toEqual([]);
    expect(decodedTexts(base64, `apiVersion: v1\nkind: Secret\n${value}`)).toEqual(['password: hunter2']);
    expect(decodedTexts(base64, `{"kind": "Secret", "data": {"password": "${encode('hunter2')}"}}`)).toEqual([
      'password: hunter2',
    ]);
  });

  it('leaves a login without the name, for which there is a rule', () => {
    expect(decodedTexts(base64, `{"auth": "${encode('deploy:a long password')}"}`)).toEqual(['deploy:a long password']);
  });

  it('says from which line and characters a byte of a wrapped text comes', () => {
    const [first, second] = [encode(LINES).slice(0, 40), encode(LINES).slice(40)];
    const text = `key: |\n  ${first}\n  ${second}\n`;
    const [decoded] = [...base64.decode(Buffer.from(text), [{ start: 0, end: text.length }])];
    expect(decoded?.bytes.toString()).toBe(LINES);
    expect(decoded?.toOuter(0)).toBe(text.indexOf(first));
    expect(decoded?.toOuter(30)).toBe(text.indexOf(second));
    expect(decoded?.toOuter(33)).toBe(text.indexOf(second) + 4);
    expect(decoded?.toOuter(LINES.length)).toBe(text.length - 1);
  });

  it('decodes the whole of a wrapped text when only one of its lines is asked for', () => {
    const text = `x\n${encode(LINES.repeat(3)).replace(/(.{60})/g, '$1\n')}\ny\n`;
    const middle = Math.floor(text.length / 2);
    const [decoded, ...others] = [...base64.decode(Buffer.from(text), [{ start: middle, end: middle + 1 }])];
    expect(decoded?.bytes.toString()).toBe(LINES.repeat(3));
    expect(others).toEqual([]);
  });

  it('finds a text behind a path, an escaped line end, and before the other alphabet', () => {
    const value = encode('some text that is long enough>>');
    expect(decodedTexts(base64, `https://host/basic/${value}`)).toEqual(['some text that is long enough>>']);
    expect(decodedTexts(base64, String.raw`"\n${value}"`)).toEqual(['some text that is long enough>>']);
    expect(decodedTexts(base64, `${value.replace(/=+$/, '')}_suffix`)[0]).toContain('some text that is long enough');
  });

  it.each([
    ['compressed text', gzipSync('text'.repeat(20))],
    ['UTF-16', Buffer.from('some text in UTF-16', 'utf16le')],
    ['UTF-16 with its mark', Buffer.from('\ufeffsome text in UTF-16', 'utf16le')],
  ])('gives %s for another decoder to open', (_what, content) => {
    const bytes = Buffer.from(`"${encode(content)}"`);
    const [decoded] = [...base64.decode(bytes, [{ start: 0, end: bytes.length }])];
    expect(decoded?.bytes.equals(content)).toBe(true);
  });

  it.each([
    ['a hash', `sha512-${encode(Buffer.alloc(64, 0xa7))}`],
    [
      'an image',
      `data:image/png;base64,${encode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73]))}`,
    ],
    ['a key', `MII${encode(Buffer.alloc(90, 0x82))}`],
    ['identifiers', 'getElementsByTagNameAndClass someVeryLongConstantName_with_parts'],
    ['paths', 'node_modules/typescript/lib/typescript/services/compiler'],
    ['zeros', 'A'.repeat(64)],
    ['a rule of dashes', `// ${'-'.repeat(80)}`],
  ])('sees nothing in %s', (_what, text) => {
    expect(decodedTexts(base64, text)).toEqual([]);
  });

  it('takes next to none of a thousand random values for text', () => {
    const values = Array.from({ length: 1000 }, () => encode(randomBytes(48))).join('\n ;\n');
    expect(decodedTexts(base64, values).length).toBeLessThan(10);
  });
});
