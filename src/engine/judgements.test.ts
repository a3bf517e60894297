import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { JudgementName } from '../detectors/detector.js';
import type { Subject, Verdict } from './judgement.js';
import { judgements } from './judgements.js';

function judge(name: JudgementName, value: string, more: Partial<Subject> = {}): Verdict {
  const subject: Subject = {
    value,
    form: '',
    companions: new Map(),
    keywords: [],
    before: '',
    after: '',
    path: undefined,
    nowMs: Date.parse('2026-11-24T00:00:00Z'),
    ...more,
  };
  return judgements[name](subject);
}

const underKey = (key: string): Partial<Subject> => ({ companions: new Map([['key', key]]) });
const strong = ['kT7', 'vQ2x', 'Lm9'].join('');

describe('a value with slashes', () => {
  it.each([
    ['what a machine made', ['/gQsQ1cR/OaxdItXQcj', 'nPCp6BQnaJDj1qsxHCcl8'].join(''), true],
    ['a path', '/usr/local/lib/python3/SitePackages/orders/tokens1', false],
    ['a short path', '/srv/Orders2/token', false],
  ])('is told apart: %s', (_, value, isKept) => {
    expect(judge('random', value, underKey('API_SECRET')).isKept).toBe(isKept);
  });
});

describe('password', () => {
  it.each([
    ['a placeholder', 'changeme'],
    ['a placeholder with a number', 'password123'],
    ['an invitation', 'your-password-here'],
    ['a template', '${DB_PASSWORD}'],
    ['a format', '%s'],
    ['stars', '********'],
    ['a marked word', '<password>'],
    ['one character repeated', 'xxxxxxxxxx'],
    ['a plain word', 'required'],
    ['a name with dots', 'config.database.secret'],
    ['a path', '/run/secrets/db1'],
    ['a URL', 'https://vault.internal/v1'],
    ['a short number', '123456'],
    ['a short number of code', '0x8802'],
    ['a word that goes on as YAML', 'client:'],
    ['too short', 'a1b'],
    ['a sentence', 'at least 8 characters, please'.replace('8', 'eight')],
    ['a hash', '$2b$12$abcdefghijklmnopqrstuu'],
    ['a version', '^5.12.5'],
    ['bytes of a program', 'a1b2\u0000c3d4'],
    ['a negation', '!this.result.issue5'],
    ['the rest of a URL', '@localhost:5432/orders'],
  ])('drops %s', (_why, value) => {
    expect(judge('password', value, underKey('DB_PASSWORD')).isKept).toBe(false);
  });

  it.each(['password_hint', 'passwordUrl', 'PASSWORD_MIN_LENGTH', 'compass', 'forgotPassword', 'passwordHash'])(
    'drops any value of %s, which is about a password and holds none',
    (key) => {
      expect(judge('password', strong, underKey(key)).isKept).toBe(false);
    },
  );

  it('takes the first of several arguments for a part, and the only one for the value', () => {
    const call = { ...underKey('secret'), form: 'single', before: "secret('" };
    expect(judge('password', strong, { ...call, after: "', 'more')" }).isKept).toBe(false);
    expect(judge('password', strong, { ...call, after: "')" }).isKept).toBe(true);
  });

  it('trusts a strong value more than a weak one', () => {
    expect(judge('password', strong, underKey('DB_PASSWORD'))).toMatchObject({ isKept: true, confidence: 'medium' });
    const inText = { ...underKey('DB_PASSWORD'), path: 'README.md' };
    expect(judge('password', 'harbour22', inText)).toMatchObject({ isKept: true, confidence: 'low' });
  });

  it('reads a password through base64 and past the mark of a plain one', () => {
    const encoded = Buffer.from('Harbour22!x').toString('base64');
    expect(judge('password', encoded, underKey('password'))).toMatchObject({ isKept: true, value: 'Harbour22!x' });
    expect(judge('password', `{noop}${strong}`, underKey('password'))).toMatchObject({ isKept: true });
    const word = Buffer.from('password').toString('base64');
    expect(judge('password', word, underKey('password')).isKept).toBe(false);
  });

  it.each([
    ['in a configuration', 'config/app.yml', 'harbour22', 'medium'],
    ['in a test', 'tests/login.py', 'harbour22', 'medium'],
    ['in a test that says so', 'tests/login.py', 'mydragon22', 'low'],
    ['in a manual', 'docs/setup.md', strong, 'low'],
    ['in an example file', '.env.example', strong, 'low'],
  ])('trusts a password %s as far as its place goes', (_where, path, value, confidence) => {
    const subject = { ...underKey('password'), form: 'quoted', path };
    expect(judge('password', value, subject)).toMatchObject({ isKept: true, confidence });
  });

  it('keeps a plain word for low where a host and a user could stand beside it, and drops it elsewhere', () => {
    const settings = { ...underKey('password'), path: 'app.ini' };
    expect(judge('password', 'sunflower', settings)).toMatchObject({ isKept: true, confidence: 'low' });
    expect(judge('password', 'sunflower', underKey('password')).isKept).toBe(false);
  });

  it('takes a bare word in a program for a name, and in an env file for the value', () => {
    const value = 'hunter2abc';
    expect(judge('password', value, { ...underKey('password'), path: 'src/login.ts' }).isKept).toBe(false);
    expect(judge('password', value, { ...underKey('password'), path: '.env' }).isKept).toBe(true);
  });

  it.each([
    ['the host is this machine', { host: 'localhost', user: 'app' }, 'medium'],
    ['the host is a single letter', { host: 'h', user: 'app' }, 'low'],
    ['the host is an example', { host: 'db.example.com', user: 'app' }, 'low'],
    ['the host is real', { host: 'db.internal', user: 'app' }, 'high'],
    ['it is the user name', { host: 'db.internal', user: strong }, 'low'],
  ])('keeps a password in a URL, and how surely depends: %s', (_why, companions, confidence) => {
    const verdict = judge('password', strong, { companions: new Map(Object.entries(companions)) });
    expect(verdict).toMatchObject({ isKept: true, confidence });
  });
});

it.each(['postgres', 'postgres1', 'Postgres2024!', 'hunter2', 'devpassword1'])(
  'doubts the weak password %s of a database on this machine',
  (value) => {
    const companions = new Map([
      ['host', '127.0.0.1'],
      ['user', 'app'],
    ]);
    const verdict = judge('password', value, { companions });
    expect(verdict.isKept ? verdict.confidence : 'low').toBe('low');
  },
);

describe('jwt', () => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (header: unknown, claims: unknown, signature = 'c2ln'): string =>
    [part(header), part(claims), signature].join('.');

  it('keeps the severity of a signed token that is still good', () => {
    const verdict = judge('jwt', token({ alg: 'RS256' }, { exp: 4_102_444_800, iss: 'https://auth.internal' }));
    expect(verdict).toMatchObject({ isKept: true, companions: { issuer: 'https://auth.internal' } });
    expect(verdict).not.toHaveProperty('severity');
  });

  it('lowers what expired and what nobody signed, and says why', () => {
    const expired = judge('jwt', token({ alg: 'RS256' }, { exp: 1_700_000_000 }));
    expect(expired).toMatchObject({ severity: 'low' });
    expect(expired.isKept && expired.reasons.at(-1)).toBe('expired at 2023-11-14T22:13:20.000Z');
    expect(judge('jwt', token({ alg: 'none' }, { exp: 4_102_444_800 }, ''))).toMatchObject({ severity: 'low' });
  });

  it('leaves unsigned and made-up tokens of manuals below the default level', () => {
    expect(judge('jwt', token({ alg: 'none' }, { sub: 'a' }, ''))).toMatchObject({ confidence: 'low' });
    const manual = judge('jwt', token({ alg: 'HS256' }, { some: 'payload' }), { path: 'docs/usage.rst' });
    expect(manual).toMatchObject({ confidence: 'low' });
    expect(judge('jwt', token({ alg: 'HS256' }, { sub: '1234567890' })).isKept).toBe(false);
  });

  it('survives an expiry that no date can hold', () => {
    expect(judge('jwt', token({ alg: 'RS256' }, { exp: 1e300 })).isKept).toBe(true);
  });

  it.each([
    ['an array', [part({ alg: 'RS256' }), part([1]), 'x'].join('.')],
    ['text', [part({ alg: 'RS256' }), 'bm90anNvbg', 'x'].join('.')],
    ['a header without algorithm', token({ typ: 'JWT' }, {})],
  ])('drops a payload or header that is %s', (_why, value) => {
    expect(judge('jwt', value).isKept).toBe(false);
  });
});

describe('private-key', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();

  it('reads a complete key as one value, however it is written', () => {
    const ways = [pem, pem.replaceAll('\n', '\\n'), pem.replaceAll('\n', '\r\n'), pem.replaceAll('\n', '\n    ')];
    const code = pem.split('\n').join('\\n" +\n  "');
    for (const text of [...ways, code]) {
      const verdict = judge('private-key', text);
      expect(verdict).toMatchObject({ isKept: true, confidence: 'high' });
      expect(verdict.isKept && verdict.value === pem).toBe(true);
    }
  });

  it('keeps the plus signs and slashes that belong to the body', () => {
    const body = ['+/'.repeat(4), 'q83vEjRWeJASNFZ4kBI0VniQEjRWeJASNFZ4kBI0Vng/k+'.padEnd(56, 'Zz9')].join('');
    const text = ['-----BEGIN DSA PRIVATE KEY-----', body, '-----END DSA PRIVATE KEY-----'];
    const verdict = judge('private-key', text.map((line) => `      ${line}`).join('\n'));
    expect(verdict.isKept && verdict.value === text.join('\n')).toBe(true);
  });

  it('lowers an encrypted key', () => {
    const encrypted = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' });
    expect(judge('private-key', encrypted.toString().trim())).toMatchObject({ isKept: true, severity: 'low' });
  });

  it('doubts a key whose folder and file both speak of tests, and one in a manual', () => {
    expect(judge('private-key', pem, { path: 'tests/test_keys.py' })).toMatchObject({ confidence: 'low' });
    expect(judge('private-key', pem, { path: 'docs/usage.rst' })).toMatchObject({ confidence: 'low' });
    expect(judge('private-key', pem, { path: 'tests/certs/server.key' })).toMatchObject({ confidence: 'high' });
  });

  it('doubts a key that is cut short and drops a body that is none', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs1', format: 'pem' });
    const lines = rsa.toString().trim().split('\n');
    const short = [...lines.slice(0, 5), lines.at(-1)].join('\n');
    expect(judge('private-key', short)).toMatchObject({ isKept: true, confidence: 'low' });
    expect(judge('private-key', [lines[0], 'A'.repeat(64), lines.at(-1)].join('\n')).isKept).toBe(false);
  });
});

describe('base64-login', () => {
  const encoded = (text: string): string => Buffer.from(text).toString('base64');

  it('gives the password alone as the value, and the user beside it', () => {
    expect(judge('base64-login', encoded(`deploy:${strong}:x`))).toMatchObject({
      isKept: true,
      value: `${strong}:x`,
      companions: { user: 'deploy' },
    });
  });

  it.each([
    ['text without a colon', encoded('hello world')],
    ['bytes that are no text', Buffer.from([0x61, 0x3a, 0xff, 0xfe]).toString('base64')],
    ['control characters', encoded('a:b\u0000c')],
    ['an empty password', encoded('deploy:')],
    ['a placeholder', encoded('user:password')],
    ['text that only looks like base64', 'basicauth'],
  ])('drops %s', (_why, value) => {
    expect(judge('base64-login', value).isKept).toBe(false);
  });

  it('reads a password that stands alone', () => {
    expect(judge('base64-password', encoded(strong))).toMatchObject({ isKept: true, value: strong });
  });
});

describe('discord-token', () => {
  it('reads the id of the bot, and drops what holds none', () => {
    const rest = ['Gx3k2p', 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1Hs5J'].join('.');
    const id = Buffer.from('738291046573829104').toString('base64url');
    expect(judge('discord-token', `${id}.${rest}`)).toMatchObject({ companions: { 'bot-id': '738291046573829104' } });
    expect(judge('discord-token', `${id.replace('NzM', 'Nzx')}.${rest}`).isKept).toBe(false);
  });
});

describe('opaque', () => {
  it('keeps what looks random and drops words', () => {
    const value = ['f81d4c', '02b7e9', 'a35c60', 'd92e17'].join('');
    expect(judge('opaque', value)).toMatchObject({ isKept: true, confidence: 'medium' });
    expect(judge('opaque', 'access-token-value-goes-here').isKept).toBe(false);
    expect(judge('opaque', '${ACCESS_TOKEN}').isKept).toBe(false);
  });
});

describe('aws-key-id', () => {
  it('reads the account from the id', () => {
    const id = ['AK', 'IARZPUZDI', 'KFHLM55BJ'].join('');
    expect(judge('aws-key-id', id)).toMatchObject({ isKept: true, companions: { account: '123456789012' } });
  });

  it('names no account for an id from before accounts were in it', () => {
    const verdict = judge('aws-key-id', ['AK', 'IAJZPUZDI', 'KFHLM55BJ'].join(''));
    expect(verdict.isKept && verdict.companions).toBe(undefined);
  });

  it('drops the id of the vendor documentation', () => {
    expect(judge('aws-key-id', ['AK', 'IAIOSFODNN7', 'EXAMPLE'].join('')).isKept).toBe(false);
  });
});

describe('random', () => {
  const value = ['q7Zp2L', 'w9Xk4R', 't8Vb3N', 'c6Md1H'].join('');

  it.each([
    ['in its own name', 'SIGNING_KEY', 'app.env', 'medium'],
    ['by a bare key', 'key', 'app.env', 'medium'],
    ['by a bare key of a test', 'key', 'tests/a.py', 'low'],
    ['in a manual', 'api_key', 'docs/guide.md', 'low'],
  ])('trusts a value named %s accordingly', (_how, key, path, confidence) => {
    const subject = { ...underKey(key), form: 'quoted', before: `${key} = "`, path };
    expect(judge('random', value, subject)).toMatchObject({ isKept: true, confidence });
  });

  it.each([
    ['the token of a service', 'ACME_TOKEN', 'app.env', 'medium'],
    ['a token of no one', 'token', 'app.env', 'low'],
    ['the token of a service in a test', 'ACME_TOKEN', 'tests/a.py', 'low'],
  ])('trusts a UUID that is %s accordingly', (_what, key, path, confidence) => {
    const uuid = ['3f2c9a1e', '77b4', '4c1d', '9e0f', '5a6b7c8d9e0f'].join('-');
    const subject = { ...underKey(key), form: 'quoted', before: `${key} = "`, path };
    expect(judge('random', uuid, subject)).toMatchObject({ isKept: true, confidence });
    expect(judge('opaque', uuid, { path: 'app.env' })).toMatchObject({ isKept: true, confidence: 'medium' });
  });

  it('takes hexadecimal digits among others in a test for a vector, and a badge for public', () => {
    const hex = ['f81d4c02b7e9a35c', '60d92e17aa04b1c8'].join('');
    const among = { ...underKey('secret'), form: 'quoted', path: 'tests/vectors.py', before: `${hex}", secret="` };
    expect(judge('random', hex, among)).toMatchObject({ confidence: 'low' });
    const badge = { ...underKey('token'), before: 'https://ci.internal/graph/badge.svg?token=' };
    expect(judge('random', value, badge).isKept).toBe(false);
  });

  it('doubts the hash of a password in a test, and drops one whose salt is a stand-in', () => {
    const hash = (salt: string): string => ['$6', salt, 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1Hs5Jf0GyTq7Zp2Lw9Xk4Rt8'].join('$');
    expect(judge('random', hash('kQ9xTb2L'), { path: 'etc/shadow' })).toMatchObject({ confidence: 'high' });
    expect(judge('random', hash('kQ9xTb2L'), { path: 'tests/users.yml' })).toMatchObject({ confidence: 'low' });
    expect(judge('random', hash('12345678')).isKept).toBe(false);
  });

  it('asks more of a value that only its name makes a secret', () => {
    const value = ['f81d4c', '02b7e9', 'a35c60', 'd92e17'].join('');
    expect(judge('random', value, underKey('api_key'))).toMatchObject({ isKept: true, confidence: 'medium' });
    expect(judge('random', value.slice(0, 10), underKey('api_key')).isKept).toBe(false);
    expect(judge('random', value, underKey('api_key_hash')).isKept).toBe(false);
    expect(judge('random', 'expected token {1} to match {0} here', underKey('token')).isKept).toBe(false);
    expect(judge('random', 'oauth2-client-credentials-v2', underKey('token')).isKept).toBe(false);
  });
});

describe('live-key', () => {
  const key = ['rk_', 'live_', 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1Hs5Jf0GyT'].join('');

  it.each([
    ['.env.development', 'a key of live mode in a file for development'],
    ['config/dev/pay.yml', 'a key of live mode in a file for development'],
    ['docker-compose.local.yml', 'a key of live mode in a file for development'],
    ['test/pay.test.ts', 'a key of live mode in a file of a test, an example or a manual'],
    ['spec/fixtures/pay.json', 'a key of live mode in a file of a test, an example or a manual'],
    ['.env.example', 'a key of live mode in a file of a test, an example or a manual'],
  ])('is critical in %s, and says why', (path, reason) => {
    expect(judge('live-key', key, { path })).toMatchObject({
      isKept: true,
      severity: 'critical',
      reasons: expect.arrayContaining([reason]) as readonly string[],
    });
  });

  it.each(['.env', '.env.production', 'src/devices/pay.ts', '/home/dev/shop/.env', 'locale/pay.yml', undefined])(
    'is as severe as its rule in %s',
    (path) => {
      expect(judge('live-key', key, { path })).toEqual(judge('random', key, { path }));
    },
  );

  it('is no finding where it is a placeholder', () => {
    const placeholder = ['rk_', 'live_', 'x'.repeat(32)].join('');
    expect(judge('live-key', placeholder, { path: 'test/pay.test.ts' }).isKept).toBe(false);
  });
});
