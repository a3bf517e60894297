import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../config/load.js';
import type { Config } from '../../config/schema.js';
import type { Location } from '../../core/finding.js';
import type { KnownFinding } from '../../state/findings.js';
import { foundFacts, replacementFacts } from './policy-facts.js';
import { detailOf, factsIn } from './validate-findings.js';

const credential = {
  name: 'ci',
  match: { provider: 'gitlab' },
  rotator: 'lab',
  store: 'local',
  path: 'ci',
  field: 'token',
  purpose: 'reads the repository in CI',
  consumers: [{ 'env-file': '/srv/ci/.env', key: 'TOKEN' }],
};

function configOf(provider: object, ...credentials: object[]): Config {
  // JSON is YAML.
  return parseConfig('unleak.yaml', JSON.stringify({ providers: { lab: provider }, credentials }));
}

const gitlab = { type: 'gitlab', scopes: ['read_repository'] };
const factsOfReplacement = (config: Config): ReturnType<typeof replacementFacts> =>
  replacementFacts(config, config.credentials[0]!);

describe('what is known of a replacement', () => {
  it('is where it is kept, for what, and what it may do in the words of the configuration', () => {
    expect(factsOfReplacement(configOf(gitlab, credential))).toMatchObject({
      kind: 'replacement',
      providers: ['gitlab'],
      credential: 'ci',
      scopes: ['read_repository'],
      purposes: ['reads the repository in CI'],
      store: 'local:ci#token',
    });
  });

  it('is not its rights where the configuration leaves them to the provider', () => {
    expect(factsOfReplacement(configOf({ type: 'gitlab' }, credential)).scopes).toBeUndefined();
  });

  it('is every purpose that is kept in the same place', () => {
    const other = { ...credential, name: 'deploy', match: { provider: 'gitlab', key: 'DEPLOY' }, purpose: 'deploys' };
    const { purposes } = factsOfReplacement(configOf(gitlab, credential, other, { ...other, name: 'x', path: 'x' }));
    expect(purposes).toEqual(['reads the repository in CI', 'deploys']);
  });

  it('is what is too wide in the rights of an AWS key that are named, also by purpose', () => {
    const aws = (allow?: unknown): Config =>
      configOf(
        { type: 'aws-iam', account: '123456789012', admin: 'env:ADMIN', ...(allow === undefined ? {} : { allow }) },
        {
          ...credential,
          match: { provider: 'aws' },
        },
      );
    const breaches = (allow?: unknown): unknown => factsOfReplacement(aws(allow)).breaches;
    expect(breaches()).toBeUndefined();
    expect(breaches('used')).toBeUndefined();
    expect(breaches({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] })).toEqual([]);
    expect(breaches({ actions: ['s3:*'], resources: ['arn:aws:s3:::invoices/*'] })).toEqual([
      { rule: 'aws-wildcard-action', what: 's3:*' },
    ]);
  });
});

const at = (path: string, source: Location['source'], repository?: string): Location => ({
  source,
  path,
  ...(repository === undefined ? {} : { repository }),
  startLine: 1,
  startColumn: 1,
  endLine: 1,
  endColumn: 2,
});

function known(provider: string, ...locations: Location[]): KnownFinding {
  return {
    fingerprint: 'v1:00000000000000000000000000000000',
    keyId: 'k',
    ruleId: 'gitlab-personal-access-token',
    provider,
    kind: 'token',
    severity: 'high',
    life: 'open',
    companions: [],
    locations,
    firstSeenAt: '2026-01-01T00:00:00Z',
    lastSeenAt: '2026-01-01T00:00:00Z',
  };
}

describe('what is known of a finding', () => {
  it('is which credential it is, and which of its places a consumer reads', () => {
    const places = [
      at('.env', 'worktree', '/srv/ci'),
      at('.env', 'git-blob', '/srv/ci'),
      at('a.env', 'worktree', '/srv/ci'),
    ];
    const facts = foundFacts(configOf(gitlab, credential), known('gitlab', ...places), undefined);
    expect(facts).toMatchObject({ credential: 'ci', validity: 'unknown', scopes: undefined });
    expect(facts.places.map(({ path, isConsumer }) => [path, isConsumer])).toEqual([
      ['.env', true],
      ['.env', false],
      ['a.env', false],
    ]);
    const committed = foundFacts(configOf(gitlab, credential), known('gitlab', places[1]!), undefined);
    expect(committed.places.map(({ isConsumer }) => isConsumer)).toEqual([false]);
  });

  it('is what its provider said last: whether it lives, its scopes and its end', () => {
    const facts = { scopes: 'api, read_user', expires: '2026-03-01T00:00:00.000Z' };
    const detail = detailOf({ state: 'active', detail: 'the server knows it', facts });
    const validity = { state: 'active' as const, detail, checkedAt: '2026-01-01T00:00:00Z' };
    expect(foundFacts(configOf(gitlab), known('gitlab'), validity)).toMatchObject({
      credential: undefined,
      validity: 'active',
      scopes: ['api', 'read_user'],
      tooMuch: ['api: does everything that its person can'],
      endsAt: new Date('2026-03-01T00:00:00Z'),
      purposes: [],
    });
  });
});

describe('what is known of an AWS key', () => {
  const told = (facts: Readonly<Record<string, string>>, policy: object = {}): ReturnType<typeof foundFacts> => {
    const config = parseConfig('unleak.yaml', JSON.stringify({ policy }));
    const detail = detailOf({ state: 'active', detail: 'it knows who this is', facts });
    return foundFacts(config, known('aws'), { state: 'active', detail, checkedAt: '2026-01-01T00:00:00Z' });
  };
  const facts = { user: 'deploy', groups: 'admins', scopes: 'own, ops, iam:PassRole', rights: 'iam:PassRole on *' };

  it('is the actions of all its policies, and what of them is dangerous', () => {
    const dangerous = 'iam:PassRole on *: may hand any role to a service; s3:*: may do all that the service can';
    const { scopes, tooMuch } = told({ ...facts, dangerous });
    expect(scopes).toEqual(['own', 'ops', 'iam:PassRole']);
    expect(tooMuch).toEqual(dangerous.split('; '));
  });

  it('is also what is forbidden and stands behind a pattern of a policy', () => {
    const policy = { 'forbidden-scopes': { aws: ['s3:DeleteObject', 'sqs:PurgeQueue'] } };
    expect(told({ scopes: 'own, s3:Delete*' }, policy).scopes).toEqual(['own', 's3:Delete*', 's3:DeleteObject']);
  });

  it('is not what its rights are where a part of them could not be read, unless what was read is forbidden', () => {
    const unread = 'the policies of group admins (iam:ListGroupPolicies: AccessDenied)';
    expect(told({ ...facts, unread }).scopes).toBeUndefined();
    expect(told({ ...facts, unread }, { 'forbidden-scopes': { aws: ['iam:*'] } }).scopes).toContain('iam:PassRole');
  });
});

describe('what a line repeats of the facts', () => {
  const names =
    'owner|account|user|groups|scopes|resources|expires|last used|id|rights|denied|boundary|dangerous|unread';
  const value = fc.string({ minLength: 1 }).filter((text) => !new RegExp(`; (?:${names}) `).test(text));
  const facts = fc
    .record(
      { owner: value, account: value, scopes: value, expires: value, lastUsed: value, keyId: value },
      { requiredKeys: [] },
    )
    .filter((one) => !Object.values(one).some((text) => text.endsWith(';')));
  const words = fc.string().filter((text) => !new RegExp(` \\((?:${names}) `).test(text));

  it('is all of them, whatever they hold', () => {
    fc.assert(
      fc.property(words, facts, (detail, told) => {
        expect(factsIn(detailOf({ state: 'active', detail, facts: told }))).toEqual(told);
      }),
    );
  });

  it.each(['', 'status 200', 'it works (perhaps)', 'it works (scopes repo', 'scopes repo)'])(
    'is nothing in %j',
    (line) => {
      expect(factsIn(line)).toEqual({});
    },
  );
});
