import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPrintable } from './printable.js';
import { jsonList, safeJson } from './safe-json.js';

const value = fc.jsonValue({ stringUnit: 'binary' });

it('writes what parses to the same value and may stand on a terminal', () => {
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (one, indent) => {
      const json = safeJson(one, indent);
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(one)));
      expect(json.split('\n').every(isPrintable)).toBe(true);
    }),
  );
});

it('writes a list piece by piece as JSON.stringify indents it in one', () => {
  const plain = fc.jsonValue({ stringUnit: 'grapheme-ascii' });
  fc.assert(
    fc.property(fc.array(plain, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 4 }), (items, depth) => {
      const indent = '  '.repeat(depth);
      const list = [...jsonList('a', items, indent)].join('');
      const lines = JSON.stringify({ a: items }, null, 2).split('\n').slice(1, -1);
      expect(list).toBe(lines.map((line) => indent + line.slice(2)).join('\n'));
    }),
  );
});
