import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary.js';
import { SecretValue } from '../core/secret-value.js';
import { runCommand } from './process.js';
import { fingerprintOf, makeSshKey, publicKeyOf } from './ssh-key.js';

const keygen = '/usr/bin/ssh-keygen';

describe('makeSshKey', () => {
  it('makes another key each time, whose public half can be told from the private one', () => {
    const [one, other] = [makeSshKey('a'), makeSshKey('a')];
    expect(one.publicKey).toMatch(/^ssh-ed25519 [A-Za-z0-9+/]{68}$/);
    expect(one.publicKey).not.toBe(other.publicKey);
    expect(publicKeyOf(one.privateKey)).toBe(one.publicKey);
    expect(publicKeyOf(other.privateKey)).toBe(other.publicKey);
  });

  it('can be told whatever the comment is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (comment) => {
        const { privateKey, publicKey } = makeSshKey(comment);
        expect(publicKeyOf(privateKey)).toBe(publicKey);
      }),
      { numRuns: 30 },
    );
  });

  it.skipIf(!existsSync(keygen))('makes what ssh-keygen reads', async () => {
    const { privateKey, publicKey } = makeSshKey('unleak r000000000001');
    const path = join(await temporaryFolder(), 'key');
    await writeFile(path, privateKey.reveal(), { mode: 0o600 });
    const ask = async (...args: readonly string[]): Promise<string> =>
      (await runCommand([keygen, ...args], { env: process.env, timeoutMs: 10_000 })).stdout.toString();
    expect((await ask('-y', '-P', '', '-f', path)).trim()).toBe(`${publicKey} unleak r000000000001`);
    expect(await ask('-l', '-f', path)).toContain(fingerprintOf(publicKey));
  });
});

describe('publicKeyOf', () => {
  it('knows no key in a private key that is cut or changed in its structure, and never throws', () => {
    const text = makeSshKey('x').privateKey.reveal();
    const lines = text.split('\n');
    const without = [...lines.slice(0, 2), ...lines.slice(3)].join('\n');
    expect(publicKeyOf(new SecretValue(without))).toBeUndefined();
    expect(publicKeyOf(new SecretValue(''))).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(text.length - 2), fc.string({ maxLength: 5 }), (at, inserted) => {
        expect(() => publicKeyOf(new SecretValue(text.slice(0, at) + inserted + text.slice(at + 1)))).not.toThrow();
        expect(publicKeyOf(new SecretValue(text.slice(0, at)))).toBeUndefined();
      }),
    );
  });
});
