import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedTags, markerOf, successorName } from './names.js';

const ROTATION = 'r0123456789ab';

describe('successorName', () => {
  it('names base and rotation, and is never longer than IAM lets a name be', () => {
    expect(successorName('orders', ROTATION)).toBe('orders-unleak-r0123456789ab');
    fc.assert(
      fc.property(fc.stringMatching(/^[\w+=,.@-]{1,64}$/), (base) => {
        const name = successorName(base, ROTATION);
        expect(name.length).toBeLessThanOrEqual(64);
        expect(name.endsWith(`-unleak-${ROTATION}`)).toBe(true);
        expect(base.startsWith(name.slice(0, -`-unleak-${ROTATION}`.length))).toBe(true);
      }),
    );
  });
});

describe('the tags of a user that unleak made', () => {
  const marker = { rotationId: ROTATION, base: 'orders' };

  it('are read back as they were written, over the marker of an earlier rotation', () => {
    const earlier = markedTags({ team: 'blue' }, { rotationId: 'rffffffffffff', base: 'orders' });
    expect(markerOf(markedTags(earlier, marker))).toEqual(marker);
    expect(markedTags(earlier, marker)).toMatchObject({ team: 'blue' });
  });

  it('do not try to set what only AWS may', () => {
    expect(markedTags({ 'aws:cloudformation:stack-name': 'x' }, marker)).not.toHaveProperty(
      'aws:cloudformation:stack-name',
    );
  });

  it.each([
    ['no tags', {}],
    ['no base', { 'unleak-rotation': ROTATION }],
    ['an id that is not one of ours', { 'unleak-rotation': 'tuesday', 'unleak-base': 'orders' }],
  ])('are not a marker with %s', (_, tags) => {
    expect(markerOf(tags)).toBeUndefined();
  });
});
