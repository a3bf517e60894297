import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../core/secret-value.js';
import { meaningOf } from './meaning.js';
import type { Probe } from './probe.js';

const secret = ['acme', 'q7Zp2Lw9Xk4Rt8Vb'].join('_');
const subject = { secret: new SecretValue(secret), companions: { 'key-id': 'k1' }, ruleId: 'acme-key' };
const probe: Probe = {
  provider: 'acme',
  request: { method: 'GET', at: 'https://api.acme.example', path: '/me' },
  answers: [
    { status: 200, where: ['user.id', true], means: 'active', because: 'it knows who this is' },
    { status: [400, 401], where: ['errors.0.code', ['gone', '17']], means: 'inactive', because: 'it is gone' },
    { status: 403, means: 'inactive', because: 'it is not let in' },
    { status: 404, where: ['', 'no such key'], means: 'inactive', because: 'it is not there' },
    { status: 418, where: ['{key-id}', true], means: 'active', because: 'it is listed', isOwnProof: true },
  ],
  facts: {
    owner: { json: 'user.name' },
    scopes: { header: 'X-Scopes' },
    account: { json: 'user.teams' },
    expires: { json: 'user.until' },
  },
  source: 'https://docs.acme.example',
};
const meaning = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  meaningOf(probe, subject, { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('the meaning of an answer', () => {
  it('is what the first that fits says', () => {
    expect(meaning(200, { user: { id: 0 } })).toMatchObject({ state: 'active', detail: 'it knows who this is' });
    expect(meaning(401, { errors: [{ code: 'gone' }] })).toMatchObject({ state: 'inactive' });
    expect(meaning(400, { errors: [{ code: 17 }] })).toMatchObject({ state: 'inactive' });
    expect(meaning(404, ' no such key\n')).toMatchObject({ state: 'inactive' });
    expect(meaning(418, { k1: 'x' })).toMatchObject({ state: 'active', isOwnProof: true });
  });

  it('is unknown where the place holds something else', () => {
    expect(meaning(200, { user: {} })).toMatchObject({ state: 'unknown' });
    expect(meaning(401, { errors: [{ code: 'busy' }] })).toMatchObject({ state: 'unknown' });
    expect(meaning(200, '<html>')).toMatchObject({ state: 'unknown' });
  });

  it('is never dead because of a bare 403, even where the data says so', () => {
    expect(meaning(403, {})).toMatchObject({ state: 'unknown', detail: 'status 403: it is not let in' });
  });

  it.each([301, 302, 307, 429, 500, 502, 503])('is unknown for status %i, whatever the body says', (status) => {
    const answers = [{ status, means: 'inactive', because: 'x' }] as const;
    expect(meaningOf({ ...probe, answers }, subject, { status, headers: {}, body: '{}' })).toMatchObject({
      state: 'unknown',
    });
  });

  it('reads the innermost elements of XML', () => {
    const body = '<ErrorResponse><Error><Type>Sender</Type><Code>Gone</Code></Error></ErrorResponse>';
    const answers = [{ status: 403, where: ['Code', 'Gone'], means: 'inactive', because: 'gone' }] as const;
    expect(meaningOf({ ...probe, answers }, subject, { status: 403, headers: {}, body })).toMatchObject({
      state: 'inactive',
    });
  });

  it('never fails and never says dead of what is not documented', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), fc.oneof(fc.json(), fc.string()), (status, body) => {
        const { state } = meaningOf(probe, subject, { status, headers: {}, body });
        if (state === 'inactive') expect([400, 401, 404]).toContain(status);
      }),
    );
  });
});

describe('the facts', () => {
  it('come from body and headers, lists joined and times as dates', () => {
    const body = { user: { id: 1, name: 'ann', teams: ['a', 'b'], until: 1_800_000_000 } };
    expect(meaning(200, body, { 'x-scopes': 'read, write' }).facts).toEqual({
      owner: 'ann',
      scopes: 'read, write',
      account: 'a, b',
      expires: '2027-01-15T08:00:00.000Z',
    });
  });

  it('leave out what repeats the secret, and make the rest printable and short', () => {
    const body = { user: { id: 1, name: `key ${secret}`, teams: [`\u001b[31m${'x'.repeat(500)}`] } };
    const { facts } = meaning(200, body);
    expect(facts['owner']).toBeUndefined();
    expect(facts['account']).toMatch(/^\?\[31mx{10,}$/);
    expect(facts['account']).toHaveLength(400);
  });

  it('are only told of what is live', () => {
    expect(meaning(401, { errors: [{ code: 'gone' }], user: { name: 'ann' } }).facts).toEqual({});
  });
});
