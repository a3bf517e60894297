import { assert, constantFrom, property, record, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import { withoutKeys } from './client.js';
import { isSigningSecret, keyForm, madeUpEndpointId, madeUpKey } from './keys.js';

const body = 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1Hs5';
const key = (...parts: readonly string[]): SecretValue => new SecretValue(parts.join('_'));

describe('keys of Stripe', () => {
  it.each([
    ['sk', 'live', { kind: 'secret', mode: 'live' }],
    ['sk', 'test', { kind: 'secret', mode: 'test' }],
    ['rk', 'live', { kind: 'restricted', mode: 'live' }],
    ['pk', 'test', { kind: 'publishable', mode: 'test' }],
    ['sk', 'org', undefined],
    ['sk', 'prod', undefined],
    ['whsec', 'live', undefined],
  ] as const)('of %s and %s are told by their prefix', (prefix, mode, form) => {
    expect(keyForm(key(prefix, mode, body))).toEqual(form);
  });

  it('that are made up have the form of real ones, and are others each time', () => {
    const forms = record({ kind: constantFrom('secret', 'restricted'), mode: constantFrom('live', 'test') });
    assert(
      property(forms, (form) => {
        const made = madeUpKey(form);
        expect(keyForm(made)).toEqual(form);
        return !made.equals(madeUpKey(form));
      }),
    );
    expect(madeUpEndpointId()).not.toBe(madeUpEndpointId());
  });

  it('are none whatever else a text is, and no text makes it fail', () => {
    assert(property(string(), (text) => keyForm(new SecretValue(text)) === undefined && !isSigningSecret(key(text))));
    expect(isSigningSecret(key('whsec', 'a'.repeat(32)))).toBe(true);
    expect(isSigningSecret(key('whsec', 'a'.repeat(31)))).toBe(false);
  });

  it('stand in no message, masked or not', () => {
    const masked = `The provided key '${['rk', 'live', '*****'].join('_')}WfVyYP' does not have it`;
    expect(withoutKeys(masked)).toBe('The provided key (a key) does not have it');
    expect(withoutKeys(`Invalid API Key provided: ${key('sk', 'test', body).reveal()}`)).not.toContain(body.slice(-4));
  });
});
