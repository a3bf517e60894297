import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations, requestViolations } from './description.js';
import { handlers } from './handlers/index.js';
import { published } from './published.js';
import { type Schema, violationsOf } from './schema.js';

const noReferences = (): Schema => {
  throw new Error('no references here');
};
const check = (schema: Schema, value: unknown): readonly string[] => violationsOf(schema, value, noReferences);

describe('violationsOf', () => {
  const integer: Schema = { type: 'integer' };
  it.each<{ why: string; schema: Schema; good: unknown; bad: unknown }>([
    { why: 'an integer', schema: integer, good: 1, bad: 1.5 },
    { why: 'null only where it is permitted', schema: { ...integer, nullable: true }, good: null, bad: 'x' },
    { why: 'an enumeration', schema: { enum: ['read', 'write'] }, good: 'read', bad: 'admin' },
    { why: 'a required property', schema: { required: ['key'] }, good: { key: 1 }, bad: {} },
    { why: 'a closed object', schema: { additionalProperties: false }, good: {}, bad: { more: 1 } },
    { why: 'values of an open object', schema: { additionalProperties: integer }, good: { a: 1 }, bad: { a: 'x' } },
    { why: 'a shortest list', schema: { minItems: 1 }, good: [1], bad: [] },
    { why: 'a longest list', schema: { maxItems: 1 }, good: [1], bad: [1, 2] },
    { why: 'items', schema: { items: integer }, good: [1], bad: ['x'] },
    { why: 'exactly one alternative', schema: { oneOf: [integer, { type: 'number' }] }, good: 1.5, bad: 1 },
    { why: 'any alternative', schema: { anyOf: [integer, { type: 'string' }] }, good: 'x', bad: true },
    { why: 'all parts', schema: { allOf: [integer, { enum: [1, 'x'] }] }, good: 1, bad: 'x' },
    { why: 'whole numbers of any size', schema: integer, good: 2 ** 53, bad: 1.5 },
    { why: 'a time', schema: { format: 'date-time' }, good: '2026-11-24T10:00:00Z', bad: '2026-11-24' },
    { why: 'a URL', schema: { format: 'uri' }, good: 'https://github.com/x', bad: 'x' },
  ])('checks $why', ({ schema, good, bad }) => {
    expect(check(schema, good)).toEqual([]);
    expect(check(schema, bad)).not.toEqual([]);
  });

  it('refuses a description that says more than it checks', () => {
    expect(() => check({ multipleOf: 2 } as Schema, 4)).toThrow('keyword that is not checked: multipleOf');
    expect(() => check({ format: 'ipv4' }, 'a')).toThrow('format that is not checked: ipv4');
  });

  it('says where, and never what', () => {
    const schema: Schema = { properties: { list: { items: integer } } };
    expect(check(schema, { list: [1, 'hush'] })).toEqual(['body.list[1] is not of type integer']);
  });
});

describe('the slice of the description', () => {
  it('has the operations that the fake has, no more and no less', () => {
    expect(operations.map(({ name }) => name).toSorted()).toEqual(Object.keys(handlers).toSorted());
  });

  it.runIf(published !== undefined)('is what the published description says', async () => {
    const script = fileURLToPath(new URL('../../../scripts/slice-github-spec.mjs', import.meta.url));
    await expect(promisify(execFile)(process.execPath, [script, '--check'])).resolves.toMatchObject({ stderr: '' });
  });

  const bodies = {
    'POST /credentials/revoke': { credentials: ['one', 'two'] },
    'POST /repos/{owner}/{repo}/keys': { title: 'deploy', key: 'ssh-ed25519 AAAA', read_only: true },
    'POST /app/installations/{installation_id}/access_tokens': {
      repositories: ['one'],
      repository_ids: [1],
      permissions: { contents: 'read', administration: 'write' },
    },
  } as const;

  it.runIf(published !== undefined).each(Object.entries(bodies))(
    'judges bodies of %s as ajv does by the published description',
    (name, valid) => {
      const operation = operations.find((candidate) => candidate.name === name);
      if (operation === undefined || published === undefined) throw new Error('no such operation');
      const judge = published;
      const anything = fc.jsonValue({ maxDepth: 3 });
      const mutated = fc
        .tuple(fc.constantFrom(...Object.keys(valid)), fc.option(anything, { nil: undefined }))
        .map(([key, value]): unknown => JSON.parse(JSON.stringify({ ...valid, [key]: value })));
      fc.assert(
        fc.property(fc.oneof(anything, mutated), (body) => {
          const isValid = requestViolations(operation, new URLSearchParams(), body).length === 0;
          expect(isValid).toBe(judge.isValidRequestBody(name, body));
        }),
        { numRuns: 300 },
      );
    },
  );
});
