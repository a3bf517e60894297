import * as age from 'age-encryption';
import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SecretValue } from '../core/secret-value.js';
import { createIdentity, identityPath, loadIdentities, loadRecipients, recipientsPath } from './identity.js';
import { Sealer } from './sealer.js';

const now = new Date('2026-01-02T03:04:05Z');
const secret = new SecretValue(['hunter', 'two'].join('-'));
let dir: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-sealing-'));
  env = { XDG_CONFIG_HOME: dir };
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

describe('Sealer', () => {
  it('gives back what it sealed, and the sealed bytes do not hold it', async () => {
    await createIdentity(env, now);
    const sealer = await Sealer.open({ env });
    const sealed = await sealer.seal(secret);
    expect(sealed.includes(secret.reveal())).toBe(false);
    expect((await sealer.unseal(sealed)).equals(secret)).toBe(true);
  });

  it('round-trips any text and any record', async () => {
    const sealer = await Sealer.ephemeral();
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }),
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string()),
        async (text, record) => {
          expect((await sealer.unseal(await sealer.seal(new SecretValue(text)))).reveal()).toBe(text);
          const values = Object.fromEntries(
            Object.entries(record).map(([name, value]) => [name, new SecretValue(value)]),
          );
          const opened = await sealer.unsealJson(await sealer.sealJson(values));
          expect(Object.entries(opened).map(([name, value]) => [name, value.reveal()])).toEqual(Object.entries(record));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('seals without an identity and says so when one is needed', async () => {
    await createIdentity(env, now);
    unlinkSync(identityPath(env));
    const sealer = await Sealer.open({ env });
    const sealed = await sealer.seal(secret);
    await expect(sealer.unseal(sealed)).rejects.toMatchObject({
      code: 'not-found',
      hint: expect.stringContaining('unleak init') as string,
    });
  });

  it('tells another identity from changed bytes', async () => {
    const [sealer, other] = [await Sealer.ephemeral(), await Sealer.ephemeral()];
    const sealed = await sealer.seal(secret);
    await expect(other.unseal(sealed)).rejects.toMatchObject({
      code: 'config',
      hint: expect.stringContaining('UNLEAK_IDENTITY') as string,
    });
    const last = sealed.length - 1;
    sealed.writeUInt8(sealed.readUInt8(last) ^ 1, last);
    await expect(sealer.unseal(sealed)).rejects.toMatchObject({
      code: 'config',
      hint: expect.stringContaining('backup') as string,
    });
    await expect(sealer.unseal(Buffer.from('nonsense'))).rejects.toMatchObject({ code: 'config' });
  });

  it('seals to every recipient, each of whom can open it', async () => {
    await createIdentity(env, now);
    const colleague = await age.generateX25519Identity();
    const recipient = await age.identityToRecipient(colleague);
    writeFileSync(recipientsPath(env), `${readFileSync(recipientsPath(env), 'utf8')}\n# colleague\n${recipient}\r\n`);
    const sealer = await Sealer.open({ env });
    const sealed = await sealer.seal(secret);
    const colleagueSealer = new Sealer([recipient], () => Promise.resolve([new SecretValue(colleague)]));
    expect((await colleagueSealer.unseal(sealed)).equals(secret)).toBe(true);
    expect((await sealer.unseal(sealed)).equals(secret)).toBe(true);
  });

  it('says what to do where there are no recipients', async () => {
    await expect(Sealer.open({ env })).rejects.toMatchObject({ code: 'not-found', hint: 'run unleak init' });
  });

  it('opens a protected identity with its passphrase, asked once, and lets a wrong one be tried again', async () => {
    const passphrase = new SecretValue('correct horse');
    await createIdentity(env, now, passphrase);
    expect(readFileSync(identityPath(env), 'utf8')).not.toMatch(/SECRET-KEY/);
    const answers = [new SecretValue('wrong'), passphrase];
    let asked = 0;
    const sealer = await Sealer.open({ env, passphrase: () => Promise.resolve(answers[asked++] ?? secret) });
    const sealed = await sealer.seal(secret);
    await expect(sealer.unseal(sealed)).rejects.toThrow(/wrong passphrase/);
    expect((await sealer.unseal(sealed)).equals(secret)).toBe(true);
    expect((await sealer.unseal(sealed)).equals(secret)).toBe(true);
    expect(asked).toBe(2);
    const alone = await Sealer.open({ env });
    await expect(alone.unseal(sealed)).rejects.toThrow(/nobody to ask/);
  }, 30_000);
});

describe('createIdentity', () => {
  it('writes private files once and never overwrites them', async () => {
    const first = await createIdentity(env, now);
    expect(first).toMatchObject({ identityCreated: true, recipientsCreated: true });
    const before = readFileSync(identityPath(env), 'utf8');
    expect(statSync(identityPath(env)).mode & 0o777).toBe(0o600);
    expect(await createIdentity(env, now)).toMatchObject({ identityCreated: false, recipientsCreated: false });
    expect(readFileSync(identityPath(env), 'utf8')).toBe(before);
  });

  it('makes the recipients anew from the identity after a crash between the two', async () => {
    await createIdentity(env, now);
    const before = await loadRecipients(env);
    unlinkSync(recipientsPath(env));
    expect(await createIdentity(env, now)).toMatchObject({ identityCreated: false, recipientsCreated: true });
    expect(await loadRecipients(env)).toEqual(before);
  });
});

describe('loadIdentities', () => {
  it('refuses a key in UNLEAK_IDENTITY without repeating it', async () => {
    const key = await age.generateX25519Identity();
    const error: unknown = await loadIdentities({ env: { ...env, UNLEAK_IDENTITY: key } }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({ code: 'config' });
    expect(String(error)).not.toContain(key);
  });

  it('reads a path, a file reference and, through the resolver, any other reference', async () => {
    const key = await age.generateX25519Identity();
    const path = join(dir, 'other.txt');
    writeFileSync(path, `# mine\n${key}\n`, { mode: 0o600 });
    for (const place of [path, `file:${path}`]) {
      expect((await loadIdentities({ env: { UNLEAK_IDENTITY: place } })).map((one) => one.reveal())).toEqual([key]);
    }
    const resolveReference = (reference: string): Promise<SecretValue> =>
      Promise.resolve(new SecretValue(reference === 'vault:a#b' ? key : ''));
    expect(await loadIdentities({ env: { UNLEAK_IDENTITY: 'vault:a#b' }, resolveReference })).toHaveLength(1);
    await expect(loadIdentities({ env: { UNLEAK_IDENTITY: 'vault:a#b' } })).rejects.toMatchObject({ code: 'config' });
  });

  it('refuses a file that others may read', async () => {
    const path = join(dir, 'other.txt');
    writeFileSync(path, 'x', { mode: 0o644 });
    await expect(loadIdentities({ env: { UNLEAK_IDENTITY: path } })).rejects.toMatchObject({
      hint: `chmod 600 ${path}`,
    });
  });

  it('names the line that is no key, not what stands there', async () => {
    const path = join(dir, 'other.txt');
    writeFileSync(path, '# x\nsomething private\n', { mode: 0o600 });
    const error: unknown = await loadIdentities({ env: { UNLEAK_IDENTITY: path } }).catch((cause: unknown) => cause);
    expect(String(error)).toMatch(/line 2/);
    expect(String(error)).not.toMatch(/something/);
  });
});

describe('loadRecipients', () => {
  it('names the line that is wrong', async () => {
    await createIdentity(env, now);
    writeFileSync(recipientsPath(env), '# x\n\nage1nonsense\n');
    await expect(loadRecipients(env)).rejects.toThrow(/recipients\.txt:3: not an age recipient/);
    writeFileSync(recipientsPath(env), '# nobody\n');
    await expect(loadRecipients(env)).rejects.toThrow(/names no recipient/);
    writeFileSync(recipientsPath(env), await age.generateX25519Identity());
    await expect(loadRecipients(env)).rejects.toThrow(/holds a secret key/);
  });
});
