import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.js';
import type { Finding } from '../core/finding.js';
import { FingerprintKey } from '../core/fingerprint.js';
import { SecretValue } from '../core/secret-value.js';
import { FOREIGN_FORMATS, matchForeign, parseForeign, type ForeignFormat } from './foreign.js';

const key = new FingerprintKey(Buffer.alloc(32, 3));
const value = ['made', 'up', 'value'].join('_');
const commit = 'ab'.repeat(20);

function finding(secret: string, path = 'src/a.py', startLine = 4, change: Partial<Finding> = {}): Finding {
  const lines = { startLine, startColumn: 1, endLine: startLine, endColumn: 9 };
  return {
    fingerprint: key.fingerprint(new SecretValue(secret)),
    ruleId: 'acme-key',
    provider: 'acme',
    kind: 'key',
    severity: 'high',
    confidence: 'high',
    reasons: [],
    secret: new SecretValue(secret),
    validity: { state: 'unknown' },
    locations: [{ source: 'git-blob', path, commit, ...lines }],
    companions: [],
    ...change,
  };
}

function match(format: ForeignFormat, text: string, ...findings: Finding[]) {
  const { entries, problems } = parseForeign(format, 'f', text);
  const { accepted, left } = matchForeign(entries, findings, (one) => key.fingerprint(one));
  return { accepted: [...accepted], left: [...problems, ...left] };
}

const fingerprint = key.fingerprint(new SecretValue(value));

describe('.gitleaksignore', () => {
  it.each([
    { why: 'with its commit', line: `${commit}:src/a.py:generic-api-key:4` },
    { why: 'without one', line: 'src/a.py:generic-api-key:4' },
    { why: 'that begins with a dot', line: './src/a.py:generic-api-key:4' },
    {
      why: 'with another commit, where the line is still the same',
      line: `${'cd'.repeat(20)}:src/a.py:generic-api-key:4`,
    },
    { why: 'with a comment behind it', line: 'src/a.py:generic-api-key:4   # demo' },
  ])('accepts what stands at a place $why', ({ line }) => {
    expect(match('gitleaksignore', `# ours\n\n${line}\n`, finding(value))).toEqual({
      accepted: [fingerprint],
      left: [],
    });
  });

  it('reads a path with colons from its end', () => {
    expect(match('gitleaksignore', 'a:b:c.py:rule:4\n', finding(value, 'a:b:c.py')).accepted).toEqual([fingerprint]);
  });

  it('tells what is not found, what is not understood, and where two secrets stand', () => {
    const text = 'src/a.py:rule:9\nnonsense\nsrc/a.py:rule:4\n';
    const { accepted, left } = match('gitleaksignore', text, finding(value), finding(`${value}2`));
    expect(accepted).toEqual([]);
    expect(left).toEqual([
      'line 2: expected commit:file:rule:line or file:rule:line',
      'src/a.py:rule:9: nothing is found there now',
      'src/a.py:rule:4: several secrets stand in this line: accept them one by one',
    ]);
  });
});

describe('a JSON report of gitleaks', () => {
  const report = (change: object): string =>
    JSON.stringify([{ RuleID: 'r', File: 'src/a.py', StartLine: 4, Commit: commit, Secret: value, ...change }]);

  it('is matched by value, wherever that stands now', () => {
    expect(match('gitleaks-json', report({ File: 'gone', StartLine: 99 }), finding(value)).accepted).toEqual([
      fingerprint,
    ]);
  });

  it.each(['REDACTED', '', 'made...'])('is matched by place where the value is %o', (Secret) => {
    expect(match('gitleaks-json', report({ Secret }), finding(value)).accepted).toEqual([fingerprint]);
  });

  it('never shows a value, also not of what is not found or not understood', () => {
    const { left } = match('gitleaks-json', report({ File: 'b.py' }));
    expect(left).toEqual([`${commit}:b.py:r:4: nothing is found there now`]);
    for (const text of [`[{"Secret": "${value}"`, `{"Secret": "${value}"}`]) {
      let message = '';
      try {
        parseForeign('gitleaks-json', 'f', text);
      } catch (error) {
        message = error instanceof Error ? `${error.message} ${String(error.cause)}` : '';
      }
      expect(message).not.toBe('');
      expect(message.includes(value)).toBe(false);
    }
  });
});

describe('a baseline of detect-secrets', () => {
  const sha1 = createHash('sha1').update(value).digest('hex');
  const file = (change: object): string =>
    JSON.stringify({
      version: '1.5.0',
      results: { 'src/a.py': [{ type: 'Secret Keyword', hashed_secret: sha1, line_number: 4, ...change }] },
    });

  it('is matched by the hash of the value', () => {
    expect(match('detect-secrets', file({ line_number: 99 }), finding(value, 'moved.py')).accepted).toEqual([
      fingerprint,
    ]);
  });

  it('is matched by place where our value is a part of theirs', () => {
    expect(match('detect-secrets', file({ hashed_secret: '0'.repeat(40) }), finding(value)).accepted).toEqual([
      fingerprint,
    ]);
  });

  it.each([
    { why: 'is marked there as real', change: { is_secret: true } },
    { why: 'was live', change: { is_verified: true } },
  ])('refuses what $why', ({ change }) => {
    const { accepted, left } = match('detect-secrets', file(change), finding(value));
    expect(accepted).toEqual([]);
    expect(left[0]).toContain('rotate it');
  });
});

it('refuses what is known to be live, in every format', () => {
  const live = finding(value, 'src/a.py', 4, { validity: { state: 'active' } });
  expect(match('gitleaksignore', 'src/a.py:rule:4', live)).toEqual({
    accepted: [],
    left: ['src/a.py:rule:4: it is live: rotate it'],
  });
});

it.each([...FOREIGN_FORMATS])('any text as %s is read, or refused with an error that a person can act on', (format) => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.json()), (text) => {
      try {
        expect(match(format, text, finding(value)).accepted).toEqual([]);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
  );
});
