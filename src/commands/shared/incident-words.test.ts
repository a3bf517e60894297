import { describe, expect, it } from 'vitest';
import { FingerprintKey } from '../../core/fingerprint.js';
import { RememberedSecret, traceOf } from '../../core/remembered-secret.js';
import { SecretValue } from '../../core/secret-value.js';
import { formsOf } from '../../reporters/redact.js';
import { cleanerOf, personOf } from './incident-words.js';

const keyId = ['AK', 'IA', 'Q3EGRV7SXBZ2N4TL'].join('');
const url = ['postgres://app:', 'hK8s2PqZx91vB4w', '@db:5432/orders'].join('');

describe('what an incident writes down', () => {
  it.each([
    ['the id of a key, by which people know it', `key-id ${keyId}`],
    ['a fingerprint', `v1:${'3f'.repeat(16)}`],
    ['a hash of the trail', 'head 0f3a9c1be77d4e5a9b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6'],
    ['a reference', 'vault:secret/data/prod/db#password'],
    ['a principal', 'arn:aws:iam::123456789012:user/orders-app-r34b0df184bfb'],
    ['a statement', 'ALTER ROLE orders_app PASSWORD NULL; end every session of orders_app'],
  ])('keeps %s', (_, text) => {
    expect(cleanerOf([])(text)).toBe(text);
  });

  it.each([
    ['in clear', url],
    ['in base64', btoa(url)],
    ['behind other words', `it was ${url}, he says`],
  ])('loses what our rules take for a credential, %s', (_, text) => {
    const clean = cleanerOf([])(text);
    expect(clean).toContain('[redacted]');
    expect(clean).not.toContain(text);
    expect(clean).not.toContain('hK8s2PqZx91vB4w');
  });

  it('loses the leaked value that nobody has kept, by its trace', () => {
    const key = new FingerprintKey(Buffer.alloc(32, 1));
    const secret = new SecretValue('correct horse+battery/staple');
    const clean = cleanerOf([new RememberedSecret(traceOf(secret, formsOf(secret.reveal()), key), key)]);
    for (const form of formsOf(secret.reveal())) expect(clean(`<${form}>`)).toBe('<[redacted]>');
  });
});

it.each(['ann', 'ann@host', 'Jürgen.Müller', 'ann+ops@example.com'])('takes %s for a person', (name) => {
  expect(personOf('--by', name)).toBe(name);
});

it.each(['', ' ', 'ann smith', '-ann', 'a\u001b[2J', 'x'.repeat(101), `ann\n`])(
  'takes no line, option or value for a person, as in case %#',
  (name) => {
    expect(() => personOf('--by', name)).toThrow(/^--by: expected a name/);
  },
);
