import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Credential } from '../core/credential.js';
import { SecretValue } from '../core/secret-value.js';
import { textFileConsumer } from './text-file.js';

const signal = AbortSignal.timeout(10 * 60_000);
let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-text-'));
  path = join(dir, 'config.yml');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const credential = (secret: string, user = 'app'): Credential => ({
  provider: 'postgres',
  secret: new SecretValue(secret),
  attributes: { user },
});

async function updated(before: string, old: Credential, successor: Credential): Promise<string> {
  writeFileSync(path, before);
  const consumer = await textFileConsumer(path, old);
  await consumer.update({ rotationId: 'r1', reference: 'local:a', old, successor }, signal);
  return readFileSync(path, 'utf8');
}

const next = credential('n-e-w-v');

describe('textFileConsumer', () => {
  it('replaces every occurrence, each in the encoding it stands in', async () => {
    const old = ['s3cr', 't@x'].join('/');
    const before = `password: "${old}"\nurl: postgres://app:s3cr%2Ft%40x@h/d\nraw: mysql://app:${old}@h/d\nq: ?pw=s3cr%2Ft%40x&\n`;
    expect(await updated(before, credential(old), next)).toBe(
      'password: "n-e-w-v"\nurl: postgres://app:n-e-w-v@h/d\nraw: mysql://app:n-e-w-v@h/d\nq: ?pw=n-e-w-v&\n',
    );
    expect(await updated('x=s3cr%2Ftx', credential('s3cr/tx'), credential('a b/c'))).toBe('x=a%20b%2Fc');
  });

  it('leaves longer words that contain the value alone', async () => {
    expect(await updated('hunter22 xhunter2 hunter2', credential('hunter2'), next)).toBe('hunter22 xhunter2 n-e-w-v');
  });

  it('changes the user in URLs', async () => {
    const result = await updated(
      'postgres://app:secretpw@h/app',
      credential('secretpw'),
      credential('n-e-w-v', 'app_r1'),
    );
    expect(result).toBe('postgres://app_r1:n-e-w-v@h/app');
  });

  it.each([
    {
      why: 'the user changes and stands in no URL',
      text: 'user: app\npw: secretpw\n',
      old: 'secretpw',
      next: credential('n-e-w-v', 'app_r1'),
    },
    {
      why: 'the user changes and one place is outside of URLs',
      text: 'postgres://app:secretpw@h\nsecretpw',
      old: 'secretpw',
      next: credential('n-e-w-v', 'app_r1'),
    },
    { why: 'the old value is very short', text: 'pw: abc\n', old: 'abc', next },
    { why: 'the old value also is the user', text: 'user: app\npw: app\n', old: 'app', next },
    { why: 'the new value may need quotes', text: 'pw: secretpw\n', old: 'secretpw', next: credential('a"b') },
    { why: 'only another user has that password', text: 'postgres://root:secretpw@h', old: 'secretpw', next },
  ])('refuses where $why', async ({ text, old, next: successor }) => {
    await expect(updated(text, credential(old), successor)).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it('replaces a common word that is the password of a URL where nothing else equals it', async () => {
    const result = await updated('postgres://app:app@h:5432/orders', credential('app'), next);
    expect(result).toBe('postgres://app:n-e-w-v@h:5432/orders');
  });

  it('reads a long line of many URL starts in linear time', async () => {
    const text = `${'a://b:'.repeat(50_000)}\nsecretpw`;
    const start = performance.now();
    expect((await updated(text, credential('secretpw'), next)).endsWith('\nn-e-w-v')).toBe(true);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('a key id', () => {
  const key = (id: string, secret: string): Credential => ({
    provider: 'aws',
    secret: new SecretValue(secret),
    attributes: { 'key-id': id },
  });
  const [old, successor] = [
    key('KEYID0000000OLD', 'secret-of-the-old-key'),
    key('KEYID0000000NEW', 'secret-of-the-new-key'),
  ];

  it('is replaced together with its secret', async () => {
    writeFileSync(
      path,
      '[default]\nid = KEYID0000000OLD\nsecret = secret-of-the-old-key\n[other]\nid = KEYID0000000OLD2\n',
    );
    const consumer = await textFileConsumer(path, old);

    expect(consumer.carries).toEqual(['user']);
    await consumer.update({ rotationId: 'r000000000001', reference: 'local:a', old, successor }, signal);

    expect(readFileSync(path, 'utf8')).toBe(
      '[default]\nid = KEYID0000000NEW\nsecret = secret-of-the-new-key\n[other]\nid = KEYID0000000OLD2\n',
    );
  });

  it('that stands elsewhere makes the file unfit', async () => {
    writeFileSync(path, 'secret-of-the-old-key\n');
    const consumer = await textFileConsumer(path, old);

    expect(consumer.carries).toEqual([]);
    await expect(
      consumer.update({ rotationId: 'r000000000001', reference: 'local:a', old, successor }, signal),
    ).rejects.toThrow('key id');
  });
});
