import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fillTemplate, parseTemplate, placesIn, textsIn } from './template.js';

it('fills each place and leaves everything else as it is', () => {
  const text = 'Bearer {{ new.secret }}; {{rotation}} {x} }}';
  expect(placesIn(text)).toEqual(['new.secret', 'rotation']);
  expect(fillTemplate(text, (name) => `<${name}>`)).toBe('Bearer <new.secret>; <rotation> {x} }}');
});

it.each(['{{', 'a {{ b', '{{ a b }}', '{{ A }}', '{{}}'])('takes %s for no template', (text) => {
  expect(parseTemplate(text)).toBeUndefined();
  expect(() => fillTemplate(text, () => '')).toThrow(RangeError);
});

it('fills a place with text that looks like one without looking again', () => {
  expect(fillTemplate('{{ a }}', () => '{{ a }}')).toBe('{{ a }}');
});

it('gives back any text without places, and takes any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', ' ', 'a', '.', '\n', 'é') }), (text) => {
      const parts = parseTemplate(text);
      if (!text.includes('{{')) expect(parts).toEqual(text === '' ? [] : [text]);
      if (parts !== undefined && placesIn(text).length === 0) expect(fillTemplate(text, () => 'x')).toBe(text);
    }),
  );
});

it('reads a long hostile text in no time to speak of', () => {
  const text = '{{ '.repeat(200_000);
  const begun = performance.now();
  expect(parseTemplate(text)).toBeUndefined();
  expect(performance.now() - begun).toBeLessThan(2000);
});

it('finds every text in a JSON value', () => {
  expect(textsIn({ a: ['b', 1, { c: 'd' }], e: null })).toEqual(['a', 'b', 'c', 'd', 'e']);
});
