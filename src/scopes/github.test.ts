import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canSee, requireAccess, requireAdministration } from '../../test/support/github/access.js';
import type { Principal, Repository, Role } from '../../test/support/github/model.js';
import { GithubState } from '../../test/support/github/state.js';
import { GITHUB_PURPOSES, grants, narrowGithub, type GithubRights, type Level, type Permissions } from './github.js';

const SCOPES = (
  'repo public_repo repo:status repo_deployment workflow delete_repo admin:repo_hook ' +
  'read:org admin:org gist user user:email admin:public_key read:packages constructor'
).split(' ');
const CONTENT = ['contents', 'issues', 'pull_requests', 'actions', 'deployments', 'statuses'];
const SETTINGS = ['administration', 'secrets', 'environments', 'repository_hooks', 'variables'];
const OTHERS = ['workflows', 'packages', 'git_ssh_keys', 'email_addresses', 'members', 'gists', 'metadata', 'checks'];

const level = fc.constantFrom<Level>('read', 'write');
const scopes = fc.subarray(SCOPES);
const permissions: fc.Arbitrary<Permissions> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...CONTENT, ...SETTINGS, ...OTHERS), level), {
    minLength: 1,
    maxLength: 3,
    selector: ([name]) => name,
  })
  .map((entries) => Object.fromEntries(entries));
const places = fc.record({ isPrivate: fc.boolean(), role: fc.constantFrom<Role>('read', 'write', 'admin') });

interface World {
  readonly old: Principal;
  readonly fresh: Principal;
  readonly repository: Repository;
}

/** The same user with the leaked token and with its replacement, at the server of tests. */
function worldOf(
  had: readonly string[],
  wish: Permissions,
  { isPrivate, role }: { readonly isPrivate: boolean; readonly role: Role },
): World {
  const state = new GithubState({ now: () => new Date(0), installationTokens: 'short', deathAfter: 0 });
  const user = state.addUser('mona');
  const owner = state.addOrganization('acme');
  const repository = state.addRepository(owner, 'orders', { isPrivate, collaborators: { mona: role } });
  const fresh = state.addFineGrainedToken(user, { owner, repositories: [repository], permissions: wish });
  return {
    old: { kind: 'token', token: state.addClassicToken(user, had) },
    fresh: { kind: 'token', token: fresh },
    repository,
  };
}

/** What a principal may do there, as the server judges its requests. */
function acts(principal: Principal, repository: Repository): readonly string[] {
  const passes = (act: () => void): boolean => {
    try {
      act();
      return true;
    } catch {
      return false;
    }
  };
  const each = (names: readonly string[], check: typeof requireAccess): readonly string[] =>
    names.flatMap((name) =>
      (['read', 'write'] as const)
        .filter((by) => passes(() => check(principal, repository, name, by)))
        .map((by) => `${name}: ${by}`),
    );
  return [
    ...(canSee(principal, repository) ? ['metadata: read'] : []),
    ...each(CONTENT, requireAccess),
    ...each(SETTINGS, (who, where, name, by) => requireAdministration(who, where, by, name)),
  ];
}

describe('a replacement of a classic token', () => {
  it('may nothing at the server that the leaked token may not', () => {
    let given = 0;
    fc.assert(
      fc.property(scopes, permissions, places, (had, wish, place) => {
        const { old, fresh, repository } = worldOf(had, wish, place);
        const seen = canSee(old, repository) ? [['acme/orders', place] as const] : [];
        const rights: GithubRights = { kind: 'scopes', scopes: had, repositories: new Map(seen) };
        const wanted = { repositories: ['acme/orders'], permissions: wish, isSameUser: true };
        if (narrowGithub(rights, wanted).verdict !== 'within') return;
        given += 1;
        const before = acts(old, repository);
        expect(acts(fresh, repository).filter((act) => !before.includes(act))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    expect(given).toBeGreaterThan(100);
  });

  it.each<{
    had: string[];
    wish: Permissions;
    isPrivate?: boolean;
    role?: Role;
    isSameUser?: boolean;
    verdict: string;
  }>([
    { had: ['repo'], wish: { contents: 'write', metadata: 'read' }, verdict: 'within' },
    { had: ['repo'], wish: { contents: 'write' }, role: 'read', verdict: 'beyond' },
    { had: ['repo'], wish: { administration: 'write' }, role: 'write', verdict: 'beyond' },
    { had: ['repo'], wish: { workflows: 'write' }, verdict: 'beyond' },
    { had: ['repo', 'workflow'], wish: { workflows: 'write' }, verdict: 'within' },
    { had: ['workflow'], wish: { workflows: 'write' }, verdict: 'beyond' },
    { had: ['public_repo'], wish: { contents: 'read' }, verdict: 'beyond' },
    { had: ['public_repo'], wish: { contents: 'write' }, isPrivate: false, verdict: 'within' },
    { had: ['public_repo'], wish: { secrets: 'read' }, isPrivate: false, verdict: 'beyond' },
    { had: [], wish: { contents: 'read' }, isPrivate: false, verdict: 'beyond' },
    { had: ['repo:status'], wish: { statuses: 'write' }, verdict: 'within' },
    { had: ['repo:status'], wish: { contents: 'read' }, verdict: 'beyond' },
    { had: ['repo', 'user:email'], wish: { email_addresses: 'read' }, verdict: 'within' },
    { had: ['repo', 'user:email'], wish: { email_addresses: 'read' }, isSameUser: false, verdict: 'beyond' },
    { had: ['repo', 'user:email'], wish: { email_addresses: 'write' }, verdict: 'beyond' },
  ])('$verdict: $wish of $had', ({ had, wish, isPrivate = true, role = 'admin', isSameUser = true, verdict }) => {
    const repositories = new Map([['acme/orders', { isPrivate, role }]]);
    const old: GithubRights = { kind: 'scopes', scopes: had, repositories };
    const wanted = { repositories: ['acme/orders'], permissions: wish, isSameUser };
    expect(narrowGithub(old, wanted).verdict).toBe(verdict);
    const elsewhere = { ...wanted, repositories: ['acme/orders', 'acme/site'] };
    expect(narrowGithub(old, elsewhere).verdict).toBe('beyond');
  });
});

describe('a replacement of a token that can not list its permissions', () => {
  it('may only what it was seen or said to do', () => {
    fc.assert(
      fc.property(permissions, fc.subarray(CONTENT), permissions, (allowed, refused, wish) => {
        const old: GithubRights = { kind: 'shown', repositories: new Map([['acme/orders', { allowed, refused }]]) };
        const wanted = { repositories: ['acme/orders'], permissions: wish, isSameUser: true };
        const { verdict } = narrowGithub(old, wanted);
        const all = { metadata: 'read', ...allowed } as const;
        const isCovered = Object.entries(wish).every(([name, by]) => grants(all, name, by));
        expect(verdict === 'within').toBe(isCovered);
      }),
    );
  });

  it('is unproven where nobody could ask it', () => {
    const wanted = { repositories: ['acme/orders'], permissions: { contents: 'read' }, isSameUser: true } as const;
    expect(narrowGithub({ kind: 'unknown' }, wanted)).toEqual({ verdict: 'unproven', what: ['contents: read'] });
  });
});

describe('purposes of GitHub', () => {
  it('give what reads and writes code or its surroundings, and never what opens further doors', () => {
    const doors = ['administration', 'secrets', 'environments', 'workflows', 'repository_hooks', 'members'];
    for (const one of Object.values(GITHUB_PURPOSES)) {
      expect(Object.keys(one).filter((name) => doors.includes(name))).toEqual([]);
      expect(one.metadata).toBe('read');
    }
    expect(GITHUB_PURPOSES.clone).toEqual({ contents: 'read', metadata: 'read' });
  });
});
