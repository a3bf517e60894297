import { expect, it, onTestFinished } from 'vitest';
import { githubScene, type GithubScene } from '../support/github-scene.js';
import { headOf } from '../support/github/handlers/repository.js';
import { GitFixture } from '../support/git-fixtures.js';
import { githubLeak, statusOf } from './support/github-leak.js';
import { LeakScene } from './support/leak-scene.js';
import { bring, rotationId, suggestedLines } from './support/least.js';

const SCOPES = ['repo', 'workflow', 'admin:public_key', 'user'];

interface Leaked {
  readonly github: GithubScene;
  readonly scene: LeakScene;
  readonly fingerprint: string;
}

async function leaked(replacement: object, scopes: readonly string[] = SCOPES): Promise<Leaked> {
  const github = await githubScene({ now: () => new Date() }, (state, mona) => state.addClassicToken(mona, scopes));
  github.github.state.addRepository(github.acme, 'payroll');
  const scene = await LeakScene.make(githubLeak(github, replacement));
  new GitFixture(scene.repository).git('remote', 'add', 'origin', 'https://github.com/acme/orders.git');
  onTestFinished(async () => {
    scene.home.remove();
    await github.github.stop();
  });
  return { github, scene, fingerprint: await scene.scan() };
}

/** Which of these a token may do: the server judges it by its permissions. */
async function acts({ github, orders }: GithubScene, token: string): Promise<readonly string[]> {
  const at = '/repos/acme/orders';
  const calls: readonly [what: string, method: string, path: string, body?: object][] = [
    ['clone orders', 'GET', `${at}/branches`],
    ['set a status', 'POST', `${at}/statuses/${headOf(orders)}`, { state: 'success' }],
    ['see secrets', 'GET', `${at}/actions/secrets`],
    ['see deploy keys', 'GET', `${at}/keys`],
    ['clone payroll', 'GET', '/repos/acme/payroll/branches'],
    ['see SSH keys', 'GET', '/user/keys'],
  ];
  const done: string[] = [];
  for (const [what, method, path, body] of calls) {
    const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test', 'content-type': 'application/json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const { status } = await fetch(`${github.url}${path}`, { method, headers, ...sent });
    if (status < 300) done.push(what);
  }
  return done;
}

it('narrows a classic token with all scopes to a clone of the one repository, with an end', async () => {
  const { github, scene, fingerprint } = await leaked({ repositories: ['acme/orders'], 'expires-in-days': 30 });
  expect(await acts(github, github.leaked.value)).toHaveLength(6);
  const lines = await suggestedLines(scene, fingerprint);
  expect(lines).toContain('      purpose: clone\n      repositories: ["acme/orders"]');

  const plan = await scene.run(['rotate', fingerprint]);
  expect(plan, plan.stderr).toMatchObject({ code: 0 });
  expect(plan.stdout).toContain('acme: orders, with contents: read, metadata: read, of at most 30 days');
  expect(plan.stdout).toContain(
    'the replacement keeps contents: read, metadata: read on acme/orders, and loses all else',
  );
  const waiting = await scene.run(['rotate', fingerprint, '--apply']);
  expect(waiting).toMatchObject({ code: 4, stderr: expect.stringContaining('&contents=read') as string });
  const id = await rotationId(scene);

  const { state } = github.github;
  const payroll = state.findRepository('acme', 'payroll')!;
  const clone = { contents: 'read' } as const;
  const refused: readonly [token: string, says: string][] = [
    [state.addClassicToken(github.mona, ['public_repo']).value, 'a classic token reaches all'],
    [github.newToken({ days: 'for ever' }).reveal(), 'it never expires'],
    [github.newToken({ days: 60 }).reveal(), 'is the latest allowed'],
    [github.newToken({ permissions: { ...clone, secrets: 'read' } }).reveal(), 'it has the permission secrets'],
    [github.newToken({ permissions: { ...clone, issues: 'read' } }).reveal(), 'it has the permission issues'],
    [github.newToken({ repositories: [github.orders, payroll] }).reveal(), 'it reaches acme/payroll'],
    [github.newToken({ permissions: {} }).reveal(), 'it lacks the permission contents'],
  ];
  for (const [token, says] of refused) {
    const answer = await bring(scene, id, token);
    expect(answer).toMatchObject({ code: 4, stderr: expect.stringContaining(says) as string });
  }
  expect(await statusOf(github, github.leaked.value)).toBe(200);

  const brought = await bring(scene, id, github.newToken({ days: 30 }).reveal());
  expect(brought, brought.stderr).toMatchObject({ code: 0 });
  const stored = (await scene.stored())['token']!;
  expect(await acts(github, stored)).toEqual(['clone orders']);
  expect(state.findToken(stored)?.expiresAt?.getTime()).toBeLessThan(Date.now() + 31 * 86_400_000);
  expect(await statusOf(github, github.leaked.value)).toBe(401);
}, 120_000);

it.each([
  { why: 'its scopes do not cover', scopes: ['public_repo'], says: 'contents: read on acme/orders' },
  { why: 'no scope covers', scopes: [], says: 'contents: read on acme/orders' },
])(
  'plans nothing that $why',
  async ({ scopes, says }) => {
    const { github, scene, fingerprint } = await leaked({ purpose: 'clone', repositories: ['acme/orders'] }, scopes);
    const plan = await scene.run(['rotate', fingerprint, '--apply']);
    expect(plan.code).not.toBe(0);
    expect(plan.stderr).toContain(`the leaked token may not do that: ${says}`);
    expect(await statusOf(github, github.leaked.value)).toBe(200);
  },
  60_000,
);
