import { describe, expect, it } from 'vitest';
import { SecretValue } from '../core/secret-value.js';
import type { Probe } from './probe.js';
import { missingNames, requestOf } from './request.js';

const probeWith = (request: Partial<Probe['request']>): Probe => ({
  provider: 'acme',
  request: { method: 'GET', at: 'https://api.acme.example', path: '/me', ...request },
  answers: [],
  source: 'https://docs.acme.example',
});
const subjectOf = (value: string, companions: Record<string, string> = {}) => ({
  secret: new SecretValue(value),
  companions,
  ruleId: 'acme-key',
});

describe('a request', () => {
  it('holds each part where the data says, encoded as its place needs', () => {
    const probe = probeWith({
      method: 'POST',
      path: '/a/{account}?k={secret}',
      headers: { 'X-Key': '{secret}' },
      basic: ['{account}', '{secret}'],
      form: { token: '{secret}' },
    });
    expect(requestOf(probe, subjectOf('a/b&c', { account: '../x?y' }))).toMatchObject({
      path: '/a/..%2Fx%3Fy?k=a%2Fb%26c',
      headers: { 'x-key': 'a/b&c', authorization: `Basic ${Buffer.from('../x?y:a/b&c').toString('base64')}` },
      body: 'token=a%2Fb%26c',
    });
  });

  it('does not let a value out of its text in JSON', () => {
    const request = requestOf(probeWith({ json: { token: '{secret}', deep: ['{secret}'] } }), subjectOf('"}, "x": "'));
    expect(typeof request === 'string' ? request : JSON.parse(request.body ?? '')).toEqual({
      token: '"}, "x": "',
      deep: ['"}, "x": "'],
    });
  });

  it.each(['a\r\nx-admin: 1', 'a\u0000', 'schlüssel'])('is none where the value would break a header', (value) => {
    expect(requestOf(probeWith({ headers: { authorization: 'Bearer {secret}' } }), subjectOf(value))).toBe(
      'it can not stand in a header',
    );
  });

  it('says which parts are missing', () => {
    const probe = { ...probeWith({ path: '/{account}', basic: ['{user}', '{secret}'] }), needs: ['host'] };
    expect(missingNames(probe, subjectOf('x', { user: 'ann' }))).toEqual(['host', 'account']);
  });

  it('wants a session token beside a temporary key', () => {
    const companions = { 'key-id': ['AS', 'IA', 'Q'].join('') };
    expect(missingNames(probeWith({ sign: 'aws' }), subjectOf('x', companions))).toEqual(['session-token']);
  });
});
