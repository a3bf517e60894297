import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, elements, isTruncated } from './aws-xml.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => ENTITIES[letter]!);

describe('elements', () => {
  it('gives back whatever texts a list was written with', () => {
    const name = fc.stringMatching(/^[A-Za-z]{1,12}$/);
    fc.assert(
      fc.property(name, fc.array(fc.string()), (tag, texts) => {
        const xml = `<List>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('\n')}</List>`;
        expect(elements(xml, tag)).toEqual(texts);
      }),
    );
  });

  it('reads no element that holds others, nor one of another name', () => {
    const xml = '<Groups><member><GroupName>ops</GroupName><Path>/</Path></member></Groups>';
    expect(elements(xml, 'GroupName')).toEqual(['ops']);
    expect(elements(xml, 'member')).toEqual([]);
    expect(elements(xml, 'constructor')).toEqual([]);
  });

  it('is done soon with what never ends', () => {
    const hostile = '<a>'.repeat(100_000) + 'x'.repeat(200_000);
    const start = performance.now();
    expect(elements(hostile, 'a')).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

it('tells whether a list goes on, and the name of a refusal', () => {
  expect(isTruncated('<IsTruncated>true</IsTruncated>')).toBe(true);
  expect(isTruncated('<IsTruncated>false</IsTruncated>')).toBe(false);
  expect(codeOf('<Error><Code>AccessDenied</Code></Error>')).toBe('AccessDenied');
  expect(codeOf('<Code>two words</Code>')).toBeUndefined();
  expect(codeOf('Service Unavailable')).toBeUndefined();
});
