import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatePassword, markerText, parseMarker, siblingName } from './names.js';

const rotationId = 'r0123456789ab';

describe('siblingName', () => {
  it('is the base and the rotation where there is room', () => {
    expect(siblingName('orders_app', rotationId)).toBe('orders_app_r0123456789ab');
  });

  it('never is longer than a name may be, nor cuts a character, and always ends in the rotation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (base) => {
        const name = siblingName(base, rotationId);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(63);
        expect(name.endsWith(`_${rotationId}`)).toBe(true);
        expect(base.startsWith(name.slice(0, -rotationId.length - 1))).toBe(true);
      }),
    );
  });
});

describe('parseMarker', () => {
  it('reads what markerText writes, whatever the name of the base', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (base) => {
        expect(parseMarker(markerText({ rotationId, base }))).toEqual({ rotationId, base });
      }),
    );
  });

  it.each([null, '', 'orders service', 'unleak rotation r12; base x', `see unleak rotation ${rotationId}; base x`])(
    'takes %s for somebody else’s comment',
    (comment) => {
      expect(parseMarker(comment)).toBeUndefined();
    },
  );
});

describe('generatePassword', () => {
  it('needs no escape anywhere and never looks like an option', () => {
    for (let i = 0; i < 200; i++) expect(generatePassword().reveal()).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{39}$/);
  });
});
