import { expect, it } from 'vitest';
import { documentOf, statementsOf, type WrittenStatement } from '../../scopes/aws-statements.js';
import { END_LENGTH, endStatement, isOwnEnd } from './end.js';

const EXPIRES = '2026-01-02T03:04:05.678Z';
const isEnd = (statement: WrittenStatement): boolean => statementsOf(documentOf([statement])).every(isOwnEnd);

it('rights end by a denial from that second on, which fits into the room that is kept for it', () => {
  expect(endStatement(EXPIRES)).toMatchObject({
    Effect: 'Deny',
    Action: ['*'],
    Resource: ['*'],
    Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-01-02T03:04:05Z' } },
  });
  expect(JSON.stringify(endStatement(EXPIRES)).length).toBeLessThan(END_LENGTH);
});

it('our end is known again, and no denial of somebody else is taken for it', () => {
  const end = endStatement(EXPIRES);
  const { Sid: _, ...unnamed } = end;
  expect(isEnd(end)).toBe(true);
  expect(isEnd(unnamed)).toBe(false);
  expect(isEnd({ ...end, Effect: 'Allow' })).toBe(false);
  expect(isEnd({ ...end, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toBe(false);
  expect(isEnd({ ...unnamed, Sid: end.Sid ?? '', Condition: undefined })).toBe(false);
});
