import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Credential } from '../core/credential.js';
import { SecretValue } from '../core/secret-value.js';
import { isKeyFile, keyFileState, withNewKey } from './key-file-text.js';

const credential = (secret: string, id: string): Credential => ({
  provider: 'google',
  secret: new SecretValue(secret),
  attributes: { account: 'deploy@orders.internal', 'key-id': id },
});
const old = credential('one\ntwo', 'old-id');
const successor = credential('three\nfour\n', 'new-id');
const fileOf = (key: string, id: string): string =>
  JSON.stringify({ type: 'service_account', private_key_id: id, private_key: key, client_email: 'x' }, null, 2);

describe('a key file in a text', () => {
  it('is told apart by its key, whatever line breaks end it', () => {
    expect(keyFileState(fileOf('one\ntwo\n', 'old-id'), { old, successor })).toBe('old');
    expect(keyFileState(fileOf('three\nfour', 'new-id'), { old, successor })).toBe('new');
    expect(keyFileState(fileOf('five', 'old-id'), { old, successor })).toBe('neither');
  });

  it('gets the new key and its id, and keeps every other byte', () => {
    const next = withNewKey(fileOf('one\ntwo\n', 'old-id'), { old, successor });
    expect(next).toBe(fileOf('three\nfour\n', 'new-id'));
    expect(keyFileState(next, { old, successor })).toBe('new');
  });

  it('is never seen where there is none, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => !isKeyFile(text)));
    expect(isKeyFile('{"private_key": "x"}')).toBe(false);
    expect(isKeyFile(`${'{"a":'.repeat(5000)}`)).toBe(false);
  });
});
