import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { readKeyFile } from './assertion.js';
import { bearer, readAdmin, refusalIn } from './client.js';

const answerWith = (body: unknown) => ({ status: 403, headers: {}, body });

describe('what Google says to a refusal', () => {
  it('is its word, the permission and the policy that it names', () => {
    const details = [
      { '@type': 'x', reason: 'IAM_PERMISSION_DENIED', metadata: { permission: 'a.b.c' } },
      { violations: [{ type: 'constraints/iam.x' }] },
    ];
    const body = { error: { code: 403, status: 'PERMISSION_DENIED', message: 'No.', details } };
    expect(refusalIn(answerWith(body))).toEqual({
      status: 'PERMISSION_DENIED',
      message: 'No.',
      reason: 'IAM_PERMISSION_DENIED',
      permission: 'a.b.c',
      constraint: 'constraints/iam.x',
    });
  });

  it('is nothing where the answer has another shape, whatever it is', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => refusalIn(answerWith({ other: body })).reason === undefined));
    fc.assert(fc.property(fc.jsonValue(), (error) => typeof refusalIn(answerWith({ error })).message === 'string'));
  });
});

describe('a key file', () => {
  const pem = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  const file = { type: 'service_account', client_email: 'a@b', private_key_id: '1', private_key: String(pem) };

  it('is read for its account and key, and for no address', () => {
    const read = readKeyFile('it', new SecretValue(JSON.stringify({ ...file, token_uri: 'http://elsewhere' })));
    expect(Object.keys(read).toSorted()).toEqual(['email', 'keyId', 'privateKey']);
  });

  it('is a config error where it is none, with no word of it', () => {
    const broken = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string().map((text) => JSON.stringify({ ...file, private_key: `${text}SECRET` })),
    );
    fc.assert(
      fc.property(broken, (text) => {
        try {
          readKeyFile('it', new SecretValue(text));
          return false;
        } catch (error) {
          return error instanceof AppError && error.code === 'config' && !String(error.stack).includes('SECRET');
        }
      }),
    );
  });

  it('is told from an access token by its form', () => {
    expect(readAdmin(new SecretValue(`\n${JSON.stringify(file)}`))).toHaveProperty('keyFile');
    expect(readAdmin(new SecretValue('token'))).toHaveProperty('token');
  });
});

it('puts no token with a line break into a header', () => {
  expect(() => bearer(new SecretValue('a\nb'))).toThrow(expect.objectContaining({ code: 'config' }) as Error);
  expect(bearer(new SecretValue('ab'))).toEqual({ authorization: 'Bearer ab' });
});
