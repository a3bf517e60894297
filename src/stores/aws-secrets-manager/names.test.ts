import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import { fromTag, rotationLabel, rotationOfLabels, toTag, unpromotedLabel, versionIdFor } from './names.js';

describe('a tag', () => {
  it('holds any text in the characters that AWS allows, up to its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const tag = toTag(text);
        expect(tag).toMatch(/^[A-Za-z0-9 _.:/=+@-]*$/);
        expect(fromTag(tag)).toBe(Buffer.from(text, 'utf8').toString('utf8').slice(0, fromTag(tag).length));
        if (tag.length < 200) expect(fromTag(tag)).toBe(text);
      }),
    );
  });

  it('is cut between characters where the text is too long', () => {
    const tag = toTag('ü'.repeat(200));
    expect(tag.length).toBeLessThanOrEqual(256);
    expect(fromTag(tag)).toBe('ü'.repeat(42));
  });
});

describe('the id of a version', () => {
  const idFor = (change: object): string =>
    versionIdFor({ path: 'a/b', rotationId: 'r1', value: new SecretValue('one'), ...change });

  it('is a UUID that depends on rotation, path and value only', () => {
    expect(idFor({})).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idFor({})).toBe(idFor({ metadata: {} }));
    const others = [
      { path: 'a' },
      { rotationId: 'r2' },
      { value: new SecretValue('two') },
      { path: 'b', rotationId: 'r1\0a' },
    ];
    expect(new Set([{}, ...others].map(idFor)).size).toBe(5);
  });
});

describe('labels', () => {
  it('say which rotation made a version', () => {
    expect(rotationOfLabels(['AWSCURRENT', unpromotedLabel('r2'), rotationLabel('r1')])).toBe('r1');
    expect(rotationOfLabels(['AWSCURRENT', 'other'])).toBeUndefined();
  });
});
