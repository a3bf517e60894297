import { expect, it } from 'vitest';
import { expiryOf } from './signed-url.js';

it('reads until when a presigned URL is good', () => {
  const before = 'https://files.internal/a?X-Amz-Date=20260102T030405Z&X-Amz-Expires=300&X-Amz-Signature=';
  expect(expiryOf({ before, after: '' })).toBe(Date.parse('2026-01-02T03:09:05Z'));
});

it('reads until when a shared access signature is good, percent-encoded or without a time', () => {
  expect(expiryOf({ before: '?sv=1&se=2026-01-02T03%3A04%3A05Z&sig=', after: '' })).toBe(
    Date.parse('2026-01-02T03:04:05Z'),
  );
  expect(expiryOf({ before: '?sig=', after: '&se=2026-01-02&sp=r' })).toBe(Date.parse('2026-01-02'));
});

it('says nothing where no expiry stands, or none that a date can hold', () => {
  expect(expiryOf({ before: 'token=', after: '' })).toBe(undefined);
  expect(expiryOf({ before: 'X-Amz-Date=99999999T999999Z&X-Amz-Expires=300', after: '' })).toBe(undefined);
});
