import { afterEach, describe, expect, it } from 'vitest';
import {
  githubScene,
  KEY_REPLACEMENT,
  TOKEN_REPLACEMENT,
  type GithubScene,
} from '../../../test/support/github-scene.js';
import type { FakeGithub } from '../../../test/support/github/fake-github.js';
import type { Account, Permissions, Repository, Token } from '../../../test/support/github/model.js';
import type { GithubReplacement } from '../github.js';
import type { ProviderSnapshot, RotationContext, SuccessorPlan } from '../rotator.js';

const ctx: RotationContext = { rotationId: 'r00000000000a', signal: AbortSignal.timeout(60_000) };
const READ: Permissions = { contents: 'read' };
type State = FakeGithub['state'];

let scene: GithubScene;
afterEach(() => scene.github.stop());

/** What is planned where this token has leaked. */
async function planned(
  leak: (state: State, mona: Account) => Token,
  change: Partial<GithubReplacement> = {},
): Promise<ProviderSnapshot> {
  scene = await githubScene({}, leak);
  return scene.rotator({ ...TOKEN_REPLACEMENT, ...change } as GithubReplacement).snapshot(ctx, scene.credential);
}

const classic = (scopes: readonly string[]) => (state: State, mona: Account) => state.addClassicToken(mona, scopes);

const fineGrained =
  (permissions: Permissions, change: (orders: Repository) => 'all' | 'none' = () => 'all') =>
  (state: State, mona: Account): Token => {
    const [orders] = state.repositories;
    const { owner } = orders!;
    return state.addFineGrainedToken(mona, { owner, repositories: change(orders!), permissions });
  };

describe('what is planned for a leaked token', () => {
  it('says what is kept', async () => {
    const { notes, orders } = await planned(classic(['repo']));
    expect(orders).toEqual(['by-person']);
    expect(notes.join()).toContain('the replacement keeps contents: read on acme/orders, and loses all else');
  });

  it.each<{ why: string; leak: (state: State, mona: Account) => Token; change?: object; says: string }>([
    {
      why: 'no scope covers it',
      leak: classic(['gist']),
      says: 'the leaked token may not do that: contents: read on acme/orders',
    },
    {
      why: 'a scope is for public repositories only',
      leak: classic(['public_repo']),
      says: 'the leaked token may not do that: contents: read on acme/orders',
    },
    {
      why: 'the repository is beyond its reach',
      leak: classic(['repo']),
      change: { repositories: ['orders', 'other'] },
      says: 'the leaked token may not do that: contents: read on acme/other',
    },
    {
      why: 'a deploy key would read what it does not',
      leak: classic([]),
      change: KEY_REPLACEMENT,
      says: 'the leaked token may not do that: contents: read on acme/orders',
    },
    {
      why: 'a fine-grained token is refused the read',
      leak: fineGrained({ issues: 'read' }),
      says: 'the leaked token may not do that: contents: read on acme/orders',
    },
    {
      why: 'a fine-grained token is not for the repository',
      leak: fineGrained(READ, () => 'none'),
      says: 'the leaked token may not do that: contents: read on acme/orders',
    },
    {
      why: 'no read shows what a fine-grained token may write',
      leak: fineGrained({ contents: 'write' }),
      change: { permissions: { contents: 'write' } },
      says: 'nobody can see that the leaked token may: contents: write on acme/orders',
    },
  ])('is refused where $why', async ({ leak, change, says }) => {
    await expect(planned(leak, change)).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining(says) as string,
    });
  });

  it.each<{ why: string; leak: (state: State, mona: Account) => Token; change?: object }>([
    { why: 'a fine-grained token makes the read', leak: fineGrained(READ) },
    {
      why: 'a person says what the settings page of a fine-grained one shows',
      leak: fineGrained({ contents: 'write' }),
      change: { permissions: { contents: 'write' }, leakedMay: { contents: 'write' } },
    },
    { why: 'a deploy key reads what a fine-grained one does', leak: fineGrained(READ), change: KEY_REPLACEMENT },
    {
      why: 'it needs the one scope that it has',
      leak: classic(['repo', 'user:email']),
      change: { permissions: { email_addresses: 'read' } },
    },
  ])('is within its rights where $why', async ({ leak, change }) => {
    expect((await planned(leak, change)).orders).toHaveLength(1);
  });

  it('is compared by a person where the leaked token can not be asked', async () => {
    scene = await githubScene();
    const rotator = scene.rotator(TOKEN_REPLACEMENT);
    scene.github.inject('GET /user', { kind: 'secondary-rate-limit' });
    const snapshot = await rotator.snapshot(ctx, scene.credential);
    expect(snapshot.notes.join()).toContain('can not be asked now: contents: read: compare before you go on');
    const plan: SuccessorPlan = { order: 'by-person', current: scene.credential, snapshot };
    const request = await rotator.request?.(ctx, plan);
    expect(request?.instructions).toContain('if it could not do all of contents: read, abort and ask for less');
  });

  it('does not give another user’s mail addresses for those of the leaked one’s', async () => {
    const change = { login: 'acme-bot', permissions: { email_addresses: 'read' } } as const;
    await expect(planned(classic(['repo', 'user']), change)).rejects.toMatchObject({ code: 'config' });
  });
});
