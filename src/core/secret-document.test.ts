import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from './secret-value.js';
import { mergeFields, readField } from './secret-document.js';

const secret = (text: string): SecretValue => new SecretValue(text);
const merged = (text: string, fields: Readonly<Record<string, string>>): string =>
  mergeFields(
    secret(text),
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, secret(value)])),
  ).reveal();

describe('mergeFields', () => {
  it('changes only the bytes of the value', () => {
    const text =
      '{ "port": 12345678901234567890,\n  "10":{"password": "keep"}, "password" : "old" , "2": [1, {"a":"}"}] }\n';
    expect(merged(text, { password: 'n"w' })).toBe(text.replace('"old"', '"n\\"w"'));
  });

  it('adds what is missing behind the last member, or into an empty object', () => {
    expect(merged('{"a":1 }', { b: 'x' })).toBe('{"a":1,"b":"x" }');
    expect(merged(' { } ', { b: 'x', c: 'y' })).toBe(' {"b":"x","c":"y" } ');
    expect(mergeFields(undefined, { b: secret('x') }).reveal()).toBe('{"b":"x"}');
  });

  it('finds a name that is written with escapes and sets a repeated one everywhere', () => {
    expect(merged(String.raw`{"p\u0061ss":"1","pass":"2"}`, { pass: '3' })).toBe(
      String.raw`{"p\u0061ss":"3","pass":"3"}`,
    );
  });

  it('keeps every other member and their order, whatever the document', () => {
    const members = fc.uniqueArray(fc.tuple(fc.string(), fc.jsonValue()), { selector: ([name]) => name });
    fc.assert(
      fc.property(
        members,
        fc.string(),
        fc.string(),
        fc.constantFrom(undefined, 1, '\t'),
        (entries, name, value, indent) => {
          const lines = entries.map(
            ([key, member]) => `${JSON.stringify(key)}: ${JSON.stringify(member, null, indent)}`,
          );
          const text = `{\n${lines.join(' ,\n')}\n}`;
          const result = merged(text, { [name]: value });
          const kept = lines.filter((_, index) => entries[index]?.[0] !== name);
          let from = 0;
          for (const line of kept) {
            from = result.indexOf(line, from);
            expect(from).toBeGreaterThan(0);
          }
          expect(readField(secret(result), name).reveal()).toBe(value);
          const parsed = JSON.parse(result) as Record<string, unknown>;
          expect(Object.keys(parsed)).toHaveLength(new Set([...entries.map(([key]) => key), name]).size);
        },
      ),
    );
  });

  it.each(['plain', '[1]', '"text"', 'null', '', '{"a":'])('is a conflict for what is no JSON object (%#)', (text) => {
    expect(() => merged(text, { a: 'x' })).toThrow(/not a JSON object/);
  });
});

describe('readField', () => {
  it('does not repeat a value that is no JSON object in its error', () => {
    const thrown: unknown[] = [];
    try {
      readField(secret('plain words'), 'a');
    } catch (error) {
      thrown.push(error);
    }
    expect(thrown).toHaveLength(1);
    expect(inspect(thrown, { depth: 9 })).not.toContain('plain words');
  });

  it('gives the whole value, a text or a number', () => {
    expect(readField(secret('plain')).reveal()).toBe('plain');
    expect(readField(secret(String.raw`{"a":{"b":"no"},"b":"y\u0041"}`), 'b').reveal()).toBe('yA');
    expect(readField(secret('{"pin": 12345678901234567890}'), 'pin').reveal()).toBe('12345678901234567890');
  });

  it('tells a missing field from one of another type', () => {
    expect(() => readField(secret('{"a":{"b":"x"}}'), 'b')).toThrow(
      expect.objectContaining({ code: 'not-found' }) as Error,
    );
    expect(() => readField(secret('{"a":{"b":"x"}}'), 'a')).toThrow(
      expect.objectContaining({ code: 'conflict' }) as Error,
    );
  });
});
