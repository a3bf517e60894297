import { dirname, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.js';
import { importGitleaksConfig, type ImportedConfig } from './gitleaks-config.js';

function importText(text: string, others: Readonly<Record<string, string>> = {}): Promise<ImportedConfig> {
  const files: Readonly<Record<string, string>> = { '/r/.gitleaks.toml': text, ...others };
  return importGitleaksConfig('/r/.gitleaks.toml', {
    read: (name, from = '/') => {
      const path = resolve(dirname(from), name);
      const found = files[path];
      return found === undefined
        ? Promise.reject(new AppError('not-found', path))
        : Promise.resolve({ path, text: found });
    },
    problemOf: (pattern) => (pattern.includes('(?=') ? 'it looks ahead' : undefined),
    isBuiltIn: (id) => id === 'stripe-key-live',
  });
}

const RULE = `
[[rules]]
id = "acme_token"
description = "ACME token"
regex = '''(?i)\\b(acme_[a-z]+)_([a-z0-9]{20})\\b'''
secretGroup = 2
entropy = 3.5
keywords = ["ACME_"]
path = '''\\.py$'''
`;

describe('importGitleaksConfig', () => {
  it('carries a rule over with its group, entropy, keywords and paths', async () => {
    const { rules, left } = await importText(RULE);
    expect(rules).toEqual([
      {
        id: 'acme-token',
        kind: 'ACME token',
        severity: 'high',
        keywords: ['acme_'],
        pattern: String.raw`(?i)\b(?:acme_[a-z]+)_(?<secret>[a-z0-9]{20})\b`,
        boundary: 'none',
        'min-entropy': 3.5,
        'path-pattern': String.raw`\.py$`,
      },
    ]);
    expect(left).toEqual(['rule acme_token: is called acme-token here']);
  });

  it('makes one suppression of each part of an allowlist, and one of all parts where all have to hold', async () => {
    const lists = (condition: string): string => `${RULE}
[[rules.allowlists]]
condition = "${condition}"
paths = ['''^test/''', '''^docs/''']
stopwords = ["example", "a.b"]
`;
    const rule = { rule: 'acme-token', reason: 'allowlist of gitleaks: rule acme_token' };
    const path = { 'path-pattern': '(?:^test/)|(?:^docs/)' };
    const value = { value: String.raw`(?i)(?:example|a\.b)` };
    expect((await importText(lists('OR'))).suppressions).toEqual([
      { ...rule, ...path },
      { ...rule, ...value },
    ]);
    expect((await importText(lists('AND'))).suppressions).toEqual([{ ...rule, ...path, ...value }]);
  });

  it('carries allowlists for all rules and for named ones over', async () => {
    const { suppressions, left } = await importText(`${RULE}
[allowlist]
description = "vendored"
paths = ["vendor/"]
commits = ["0123456789ABCDEF0123456789abcdef01234567", "none"]
[[allowlists]]
targetRules = ["acme_token", "stripe-key-live", "unknown"]
regexes = ["^demo"]
`);
    expect(suppressions).toEqual([
      { rule: 'acme-token', value: '^demo', reason: 'allowlist of gitleaks: allowlist' },
      { rule: 'stripe-key-live', value: '^demo', reason: 'allowlist of gitleaks: allowlist' },
      { commits: ['0123456789abcdef0123456789abcdef01234567'], reason: 'vendored' },
      { 'path-pattern': 'vendor/', reason: 'vendored' },
    ]);
    expect(left.join('\n')).toContain('rule unknown is not known here');
    expect(left.join('\n')).toContain('a commit that is no id of one');
  });

  it.each([
    {
      why: 'a pattern that RE2 does not know',
      text: `regex = '(?=x)acme'\nkeywords = ["acme"]`,
      told: 'it looks ahead',
    },
    { why: 'a group that is not there', text: `regex = 'acme'\nsecretGroup = 3`, told: 'no group of that number' },
    { why: 'no keyword and no literal', text: `regex = '[a-f0-9]{32}'`, told: 'no keyword of three characters' },
    { why: 'alternatives without keyword', text: `regex = 'acme|other'`, told: 'no keyword of three characters' },
    { why: 'names of files', text: `path = 'id_rsa$'`, told: 'names of files' },
    { why: 'no pattern', text: `entropy = 3.0`, told: 'changes a default rule' },
    { why: 'a part of others', text: `regex = 'acme'\nskipReport = true`, told: 'only a part of other rules' },
  ])('leaves a rule out and says why: $why', async ({ text, told }) => {
    const { rules, left } = await importText(`[[rules]]\nid = "acme-x"\n${text}\n`);
    expect(rules).toEqual([]);
    expect(left.join()).toContain(`rule acme-x: not carried over: `);
    expect(left.join()).toContain(told);
  });

  it.each([
    { why: 'takes a keyword from the pattern', text: `regex = 'x{0,3}acme-([a-z]+)'`, keywords: ['acme-'] },
    { why: 'leaves out what may be missing', text: `regex = 'abcd?efgh*[a-z]'`, keywords: ['abc'] },
    {
      why: 'does not take one that is too short',
      text: `regex = 'token:[a-z]+'\nkeywords = ["to"]`,
      keywords: ['token:'],
    },
  ])('$why', async ({ text, keywords }) => {
    expect((await importText(`[[rules]]\nid = "acme-x"\n${text}\n`)).rules[0]?.keywords).toEqual(keywords);
  });

  it('tells what means something else here', async () => {
    const { rules, left } = await importText(`
[extend]
useDefault = true
url = "https://example.com/x"
disabledRules = ["generic-api-key", "stripe-key-live"]
[[rules]]
id = "single"
regex = '([a-z0-9]{32})'
keywords = ["acme"]
[[rules.required]]
id = "other"
withinLines = 5
[[rules.allowlists]]
regexTarget = "line"
regexes = ["x"]
`);
    expect(rules[0]).toMatchObject({ id: 'custom-single', 'max-bytes': 4096 });
    for (const told of [
      'our own rules stand for its default rules',
      'nothing is fetched',
      'disabled rule generic-api-key',
      'a keyword counts up to 4096 bytes',
      'also without other beside it',
      'patterns for the line',
    ]) {
      expect(left.join('\n')).toContain(told);
    }
  });

  it('reads what a file extends, whose rules the file may change, and no more than two levels', async () => {
    const extend = (path: string): string => `[extend]\npath = "${path}"\n`;
    const rule = (id: string, word: string): string => `[[rules]]\nid = "${id}"\nregex = '${word}([0-9]+)'\n`;
    const { rules, left } = await importText(`${extend('../a.toml')}${rule('acme-one', 'first')}`, {
      '/a.toml': `${extend('b.toml')}${rule('acme-one', 'second')}${rule('acme-two', 'second')}`,
      '/b.toml': `${extend('a.toml')}${rule('acme-three', 'third')}`,
    });
    expect(rules.map(({ id, keywords }) => `${id} ${keywords.join()}`)).toEqual([
      'acme-three third',
      'acme-one first',
      'acme-two second',
    ]);
    expect(left.join()).toContain('more than 2 levels');
  });

  it('refuses what is no configuration, and never shows what stands in it', async () => {
    const shown = ['not', 'shown'].join('-');
    for (const text of [`x = ${shown}`, `rules = "${shown}"`, `[[rules]]\nid = 3\nregex = "${shown}"`]) {
      const error: unknown = await importText(text).catch((cause: unknown) => cause);
      expect(error).toBeInstanceOf(AppError);
      expect(String(error).includes(shown)).toBe(false);
    }
  });

  it('reads any text, or refuses it with an error that a person can act on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 120 }), async (text) => {
        for (const one of [text, `${RULE}regex2 = """${text.replaceAll(/["\\]/g, '')}"""\n`]) {
          const result: unknown = await importText(one).catch((cause: unknown) => cause);
          expect(
            result instanceof AppError || (typeof result === 'object' && result !== null && 'rules' in result),
          ).toBe(true);
        }
      }),
    );
  });
});
