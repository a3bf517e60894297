import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { remediationOf } from '../../src/commands/shared/remediation.js';
import type { Finding, Report } from '../../src/core/finding.js';
import { FingerprintKey } from '../../src/core/fingerprint.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { decoders } from '../../src/decoders/index.js';
import { detectors } from '../../src/detectors/index.js';
import { FindingSet } from '../../src/engine/finding-set.js';
import type { Hit } from '../../src/engine/hit.js';
import { Scanner } from '../../src/engine/scanner.js';
import { reporters } from '../../src/reporters/index.js';
import { Redactor } from '../../src/reporters/redact.js';

/** Of processor time: about ten times what most of these need, and less than what the worst of them needed before. */
const MAX_MS = 10_000;
const SIZE = 128 * 1024;

function word(alphabet: string, length: number, seed: number): string {
  const bytes = createHash('sha512').update(String(seed)).digest();
  return Array.from({ length }, (_, at) => alphabet[bytes[at]! % alphabet.length]).join('');
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const hex = (length: number, seed: number): string => word('0123456789abcdef', length, seed);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const password = (seed: number): string => word('abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNP23456789', 14, seed);

function filled(write: (at: number) => string, size = SIZE): string {
  const parts: string[] = [];
  for (let length = 0; length < size; length += parts.at(-1)!.length) parts.push(write(parts.length));
  return parts.join('');
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const hostile: readonly (readonly [string, () => string | Buffer])[] = [
  ['secrets that each look for siblings', () => filled((at) => `PUSHER_APP_SECRET=${hex(20, at)}\n`)],
  ['passwords with many siblings in a line', () => filled((at) => `{"db_user":"u","db_password":"${password(at)}"},`)],
  [
    'the same in bytes that are no UTF-8',
    () => Buffer.from(`\xff\xff${filled((at) => `DB_USER=u\xe9 DB_PASSWORD=${password(at)}\n`)}`, 'latin1'),
  ],
  // Each name begins what may go on to the end of the line, and never does.
  ['names whose value has no end', () => filled((at) => `ABUSEIPDB_API_KEY=${hex(66, at)}!`)],
  ['matches that all are a bit too short', () => filled((at) => `ACCUWEATHER_API_KEY=${hex(25, at)};`)],
  [
    'passwords in clear and encoded',
    () =>
      filled((at) => {
        const text = `DB_PASSWORD=${password(at)}`;
        return `${text} ${Buffer.from(text).toString('base64')}\n`;
      }),
  ],
  ['tokens whose checksum fails', () => filled((at) => `ghp_${hex(36, at)} token=${hex(20, at)};`)],
  [
    'ids and secrets of pairs, far apart',
    () =>
      filled((at) => `aws_access_key_id=AKIA${word('ABCDEFGHIJKLMNOP234567', 16, at)}\n`, SIZE / 2) +
      filled((at) => `aws_secret_access_key=${word('abcdefghijklmnopABCDEFG+/0123456789', 40, at)}\n`, SIZE / 2),
  ],
  ['one line of nothing but secrets', () => filled((at) => `token=${word(LETTERS_AND_DIGITS, 24, at)};`)],
  ['addresses with a user and a password each', () => filled(() => 'https://u:p@h/')],
  ['a secret each in base64', () => filled((at) => `${base64(`token=${word(LETTERS_AND_DIGITS, 24, at)}`)}\n`)],
  ['a secret each in signs for URLs', () => filled((at) => `%74oken%3d${word(LETTERS_AND_DIGITS, 24, at)}%3b`)],
  ['pieces of text put together without end', () => filled((at) => `"${hex(4, at)}"+"${hex(4, at + 1)}"+`)],
  ['brackets that open and never close', () => filled((at) => `{[({[(password="${password(at)}" user="a" `)],
  ['a name without end', () => filled(() => 'secret_key=')],
  ['backslashes and quotes', () => filled((at) => `key="${'\\'.repeat(at % 40)}"`)],
  [
    'the start of one private key after the other',
    () => filled((at) => `-----BEGIN PRIVATE KEY-----\\n${hex(60, at)}\\n`),
  ],
];

describe('text made to be slow', () => {
  it.each(hostile)('is scanned in bounded time: %s', (_what, write) => {
    const bytes = Buffer.from(write());
    const scanner = new Scanner(detectors, { decoders });
    const origin = { source: 'file', path: 'a.txt' } as const;
    const spent = cpuMs(() => scanner.scan({ bytes, origin, startLine: 1, startColumn: 1, encodings: [] }));
    expect(spent).toBeLessThan(MAX_MS);
  });

  it('counts one value in a quarter of a million files', () => {
    const set = new FindingSet(new FingerprintKey(Buffer.alloc(32, 7)));
    const secret = new SecretValue(password(1));
    const spent = cpuMs(() => {
      for (let at = 0; at < 250_000; at += 1) set.add(hitIn(secret, `f${String(at)}`));
      expect(set.build()[0]?.locations.length).toBe(250_000);
    });
    expect(spent).toBeLessThan(2 * MAX_MS);
  });

  it('writes a report of a hundred thousand secrets piece by piece', () => {
    const set = new FindingSet(new FingerprintKey(Buffer.alloc(32, 7)));
    for (let at = 0; at < 100_000; at += 1) set.add(hitIn(new SecretValue(hex(32, at)), 'f'));
    let longest = 0;
    const spent = cpuMs(() => {
      const pieces = reporters.json.render(reportOf(set.build()), { showSecrets: false, remediationOf });
      for (const piece of pieces) longest = Math.max(longest, piece.length);
    });
    expect(longest).toBeLessThan(10_000);
    expect(spent).toBeLessThan(2 * MAX_MS);
  });

  it('takes thousands of values out of texts that all begin alike', () => {
    const values = Array.from({ length: 30_000 }, (_, at) => `live_value_${hex(24, at)}`);
    const set = new FindingSet(new FingerprintKey(Buffer.alloc(32, 7)));
    for (const value of values) set.add(hitIn(new SecretValue(value), 'f'));
    const spent = cpuMs(() => {
      const redactor = new Redactor({ findings: set.build() });
      for (const value of values) expect(redactor.text(`/srv/${value}/a`).includes(value)).toBe(false);
    });
    expect(spent).toBeLessThan(MAX_MS);
  });
});

function reportOf(findings: readonly Finding[]): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'unleak', version: '0.0.0' },
    startedAt: '2026-11-26T00:00:00.000Z',
    finishedAt: '2026-11-26T00:00:01.000Z',
    state: 'complete',
    coverage: [],
    fingerprintKeyId: '',
    suppressed: [],
    findings,
  };
}

function hitIn(secret: SecretValue, path: string): Hit {
  return {
    ruleId: 'acme-live-key',
    provider: 'acme',
    kind: 'live key',
    severity: 'high',
    confidence: 'medium',
    specificity: 50,
    reasons: ['the format matches'],
    secret,
    companions: [],
    origin: { source: 'file', path },
    encodings: [],
    startLine: 1,
    startColumn: 1,
    endLine: 1,
    endColumn: 9,
  };
}
