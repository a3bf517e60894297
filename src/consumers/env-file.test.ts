import fc from 'fast-check';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Credential } from '../core/credential.js';
import { SecretValue } from '../core/secret-value.js';
import { runCommand } from '../platform/process.js';
import { envFileConsumer, type EnvFileSettings } from './env-file.js';
import { quoteValue } from './env-syntax.js';

const signal = AbortSignal.timeout(10 * 60_000);
let dir: string;
let path: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-env-'));
});
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});
beforeEach(() => {
  path = join(dir, '.env');
  rmSync(path, { force: true });
});

const credential = (secret: string, user?: string): Credential => ({
  provider: 'postgres',
  secret: new SecretValue(secret),
  attributes: user === undefined ? {} : { user },
});

async function updated(
  before: string | Buffer,
  old: Credential,
  successor: Credential,
  settings: Partial<EnvFileSettings> = {},
) {
  writeFileSync(path, before);
  const consumer = await envFileConsumer({ path, key: 'KEY', ...settings });
  await consumer.update({ rotationId: 'r1', reference: 'local:a', old, successor }, signal);
  return readFileSync(path);
}

const old = credential('o-l-d');
const next = credential('n-e-w');

describe('the value', () => {
  it.each([
    { why: 'no quotes', before: 'KEY=o-l-d\n', after: 'KEY=n-e-w\n' },
    { why: 'double quotes', before: 'KEY="o-l-d"\n', after: 'KEY="n-e-w"\n' },
    { why: 'single quotes', before: "KEY='o-l-d'\n", after: "KEY='n-e-w'\n" },
    { why: 'export and spaces', before: '  export  KEY = o-l-d  \n', after: '  export  KEY = n-e-w  \n' },
    { why: 'a comment behind it', before: 'KEY=o-l-d # o-l-d\n', after: 'KEY=n-e-w # o-l-d\n' },
    { why: 'a comment behind quotes', before: 'KEY="o-l-d"# x\n', after: 'KEY="n-e-w"# x\n' },
    { why: 'CRLF', before: 'A=1\r\nKEY=o-l-d\r\nB=2\r\n', after: 'A=1\r\nKEY=n-e-w\r\nB=2\r\n' },
    { why: 'no line feed at the end', before: 'A=1\nKEY=o-l-d', after: 'A=1\nKEY=n-e-w' },
    {
      why: 'other keys with the same value',
      before: 'KEY2=o-l-d\nMY_KEY=o-l-d\n#KEY=o-l-d\nKEY=o-l-d',
      after: 'KEY2=o-l-d\nMY_KEY=o-l-d\n#KEY=o-l-d\nKEY=n-e-w',
    },
    { why: 'a key that stands there twice', before: 'KEY=o-l-d\nKEY=o-l-d\n', after: 'KEY=n-e-w\nKEY=n-e-w\n' },
    {
      why: 'a multi-line value before it',
      before: 'A="x\nKEY=fake\n"\nKEY=o-l-d\n',
      after: 'A="x\nKEY=fake\n"\nKEY=n-e-w\n',
    },
    {
      why: 'an escaped quote before it',
      before: 'A="x\\"\nKEY=fake"\nKEY=o-l-d\n',
      after: 'A="x\\"\nKEY=fake"\nKEY=n-e-w\n',
    },
    { why: 'an unclosed quote before it', before: 'A="x\nKEY=o-l-d\n', after: 'A="x\nKEY=n-e-w\n' },
    { why: 'a byte order mark', before: '\ufeffKEY=o-l-d\n', after: '\ufeffKEY=n-e-w\n' },
  ])('is replaced with $why and nothing else changes', async ({ before, after }) => {
    expect((await updated(before, old, next)).toString('utf8')).toBe(after);
  });

  it('keeps bytes that are no UTF-8', async () => {
    const around = Buffer.from([0x23, 0xff, 0xfe, 0x00, 0xa0, 0x0a]);
    const result = await updated(Buffer.concat([around, Buffer.from('KEY=o-l-d\n'), around]), old, next);
    expect(result).toEqual(Buffer.concat([around, Buffer.from('KEY=n-e-w\n'), around]));
  });

  it.each([
    { why: 'escapes of the shell', raw: String.raw`"a\"b\$c"`, secret: 'a"b$c' },
    { why: 'escapes of dotenv', raw: String.raw`"a\nb"`, secret: 'a\nb' },
    { why: 'backslashes in an unquoted word', raw: String.raw`a\ b`, secret: 'a b' },
    { why: 'no escapes in single quotes', raw: String.raw`'a\nb'`, secret: String.raw`a\nb` },
    { why: 'letters beyond ASCII', raw: '"pässwörd€"', secret: 'pässwörd€' },
  ])('is recognized with $why', async ({ raw, secret }) => {
    const result = await updated(`KEY=${raw}\n`, credential(secret), next);
    expect(result.toString()).toMatch(/^KEY=["']?n-e-w["']?\n$/);
  });

  it('gets the quotes that it needs', async () => {
    expect((await updated('KEY=o-l-d\n', old, credential('a b#$c'))).toString()).toBe("KEY='a b#$c'\n");
    expect((await updated('KEY="o-l-d"\n', old, credential('a$b'))).toString()).toBe("KEY='a$b'\n");
    expect((await updated("KEY='o-l-d'\n", old, credential("it's"))).toString()).toBe('KEY="it\'s"\n');
  });

  it('that no syntax can hold is refused and the file left alone', async () => {
    for (const secret of [`a'b"c`, 'a\0b', 'ends\\']) {
      await expect(updated('KEY=o-l-d\n', old, credential(secret))).rejects.toThrow(/can't be written/);
      expect(readFileSync(path, 'utf8')).toBe('KEY=o-l-d\n');
    }
  });

  it.each([
    { why: 'the key is missing', text: 'A=o-l-d\n' },
    { why: 'the last assignment holds another value', text: 'KEY=o-l-d\nKEY=other\n' },
    { why: 'the old value is only a part of it', text: 'KEY=o-l-d-x\n' },
    { why: 'the shell would glue pieces together', text: "KEY='o-l-d'x\n" },
    { why: 'the file is empty', text: '' },
  ])('is a conflict where $why', async ({ text }) => {
    await expect(updated(text, old, next)).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

describe('a URL', () => {
  const url = (userinfo: string): string => `KEY="postgres://${userinfo}@h1,h2:5432/db?sslmode=require&x=%2F#f" # c\n`;

  it('gets new user and password, percent-encoded, and keeps every other byte', async () => {
    const result = await updated(url('app:o-l-d'), credential('o-l-d', 'app'), credential('n/@:%', 'äpp'));
    expect(result.toString()).toBe(url('%C3%A4pp:n%2F%40%3A%25'));
  });

  it.each(['p%40ss%2fw', 'p%40ss/w', 'p@ss/w'])(
    'is recognized however the password is encoded (%s)',
    async (encoded) => {
      const result = await updated(url(`app:${encoded}`), credential('p@ss/w', 'app'), credential('n-e-w', 'app'));
      expect(result.toString()).toBe(url('app:n-e-w'));
    },
  );

  it('of another user with the same password is not ours', async () => {
    await expect(
      updated(url('other:o-l-d'), credential('o-l-d', 'app'), credential('n-e-w', 'app2')),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is told to carry a user, as is a bare value with a user key', async () => {
    writeFileSync(path, url('app:o-l-d'));
    expect((await envFileConsumer({ path, key: 'KEY' })).carries).toEqual(['user']);
    expect((await envFileConsumer({ path, key: 'OTHER' })).carries).toEqual([]);
    expect((await envFileConsumer({ path, key: 'OTHER', userKey: 'U' })).carries).toEqual(['user']);
  });
});

describe('a user in its own key', () => {
  const [oldApp, newApp] = [credential('o-l-d', 'app'), credential('n-e-w', 'app2')];

  it('changes in the same write', async () => {
    expect((await updated("U='app'\nKEY=o-l-d\n", oldApp, newApp, { userKey: 'U' })).toString()).toBe(
      "U='app2'\nKEY=n-e-w\n",
    );
  });

  it('is mended where only the password is new', async () => {
    expect((await updated('U=app\nKEY=n-e-w\n', oldApp, newApp, { userKey: 'U' })).toString()).toBe(
      'U=app2\nKEY=n-e-w\n',
    );
  });

  it('that is somebody else is a conflict', async () => {
    await expect(updated('U=root\nKEY=o-l-d\n', oldApp, newApp, { userKey: 'U' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(readFileSync(path, 'utf8')).toBe('U=root\nKEY=o-l-d\n');
  });

  it('may be missing where the user stays', async () => {
    expect((await updated('KEY=o-l-d\n', oldApp, credential('n-e-w', 'app'), { userKey: 'U' })).toString()).toBe(
      'KEY=n-e-w\n',
    );
  });
});

describe('the file', () => {
  it('keeps its mode', async () => {
    writeFileSync(path, 'KEY=o-l-d\n');
    chmodSync(path, 0o640);
    await (
      await envFileConsumer({ path, key: 'KEY' })
    ).update({ rotationId: 'r1', reference: 'local:a', old, successor: next }, signal);
    expect(statSync(path).mode & 0o777).toBe(0o640);
  });

  it('may not be a symlink and must be there', async () => {
    writeFileSync(join(dir, 'real'), 'KEY=o-l-d\n');
    symlinkSync(join(dir, 'real'), path);
    const linked = await envFileConsumer({ path, key: 'KEY' });
    await expect(linked.check({ old }, signal)).rejects.toThrow(/symlink/);
    await expect(
      linked.update({ rotationId: 'r1', reference: 'local:a', old, successor: next }, signal),
    ).rejects.toThrow(/symlink/);
    expect(readFileSync(join(dir, 'real'), 'utf8')).toBe('KEY=o-l-d\n');
    const missing = await envFileConsumer({ path: join(dir, 'none'), key: 'KEY' });
    await expect(missing.check({ old }, signal)).rejects.toMatchObject({ code: 'not-found' });
  });
});

/** How the dotenv package reads a file, written down from its documentation; the oracle of the properties below. */
function readLikeDotenv(text: string): Map<string, string> {
  const line =
    /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*('(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\r\n]*)[ \t]*(?:#.*)?$/gm;
  const found = new Map<string, string>();
  for (const [, key, value] of text.replace(/\r\n?/g, '\n').matchAll(line)) {
    const trimmed = (value ?? '').trim();
    const inner = trimmed.replace(/^(['"`])([\s\S]*)\1$/, '$2');
    found.set(key ?? '', trimmed.startsWith('"') ? inner.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : inner);
  }
  return found;
}

const word = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
const anyText = fc.string({ unit: 'grapheme', maxLength: 20 });
const otherLine = fc.oneof(
  word.map((value) => `OTHER=${value}`),
  anyText.map((value) => `# ${value.replace(/[\r\n]/g, '')}`),
  fc.stringMatching(/^[a-z ]{0,9}$/).map((value) => `OTHER="${value}\\"\n${value}"`),
  fc.constant(''),
);
const lines = fc.array(otherLine, { maxLength: 6 });
const newline = fc.constantFrom('\n', '\r\n');

describe('properties', () => {
  it('any file keeps everything but the value, and dotenv then reads the new value', async () => {
    await fc.assert(
      fc.asyncProperty(
        lines,
        lines,
        newline,
        word,
        anyText,
        fc.constantFrom('', '"', "'"),
        async (head, tail, eol, oldText, newText, quote) => {
          fc.pre(
            oldText !== newText &&
              newText !== '' &&
              quoteValue(Buffer.from(newText).toString('latin1'), '') !== undefined,
          );
          const before = [...head, `export KEY=${quote}`].join(eol);
          const after = [`${quote} # KEY`, ...tail].join(eol);
          const result = (await updated(before + oldText + after, credential(oldText), credential(newText))).toString(
            'utf8',
          );
          const [headBytes, tailBytes] = [before.slice(0, before.length - quote.length), after.slice(quote.length)];
          expect(result.startsWith(headBytes)).toBe(true);
          expect(result.endsWith(tailBytes)).toBe(true);
          const written = result.slice(headBytes.length, result.length - tailBytes.length);
          expect(written.replace(/^(['"]?)([\s\S]*)\1$/, '$2')).toBe(newText);
          expect(readLikeDotenv(result).get('KEY')).toBe(newText.replace(/\r\n?/g, '\n'));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a URL read by a URL parser then has the new user and password', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, word, word, async (oldText, newText, user, newUser) => {
        fc.pre(oldText !== '' && newText !== '' && oldText !== newText);
        const before = `KEY=amqp://${encodeURIComponent(user)}:${encodeURIComponent(oldText)}@host:1/v\n`.replace(
          /'/g,
          '%27',
        );
        const result = await updated(before, credential(oldText, user), credential(newText, newUser));
        const url = new URL(result.toString().trim().slice('KEY='.length));
        expect(decodeURIComponent(url.password)).toBe(newText);
        expect(decodeURIComponent(url.username)).toBe(newUser);
        expect(url.host + url.pathname).toBe('host:1/v');
      }),
      { numRuns: 150 },
    );
  });

  it('a shell that sources the file has the new value', async () => {
    const samples = fc.sample(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 20 }), {
      numRuns: 300,
      seed: 4,
    });
    const values = samples.filter((value) => quoteValue(value, '') !== undefined);
    expect(values.length).toBeGreaterThan(100);
    const script = values.map((value, index) => `V${String(index)}=${quoteValue(value, '') ?? ''}`).join('\n');
    const prints = values.map((_, index) => `printf '%s\\0' "$V${String(index)}"`).join('\n');
    const result = await runCommand(['sh'], { env: process.env, timeoutMs: 30_000, input: `${script}\n${prints}\n` });
    expect(result.stdout.toString('latin1').split('\0').slice(0, -1)).toEqual(values);
  });
});

it('takes a successor with a key id where the old secret was used without any', async () => {
  const token = (secret: string, attributes: Record<string, string>): Credential => ({
    provider: 'github',
    secret: new SecretValue(secret),
    attributes,
  });
  const path = join(mkdtempSync(join(tmpdir(), 'unleak-env-')), '.env');
  writeFileSync(path, 'TOKEN=the-old-one\n');
  const consumer = await envFileConsumer({ path, key: 'TOKEN' });
  const [old, successor] = [token('the-old-one', {}), token('the-new-one', { 'key-id': '17' })];

  await consumer.update({ rotationId: 'r1', reference: 'local:a', old, successor }, AbortSignal.timeout(10_000));

  expect(readFileSync(path, 'utf8')).toBe('TOKEN=the-new-one\n');
});
