import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { githubScene, KEY_REPLACEMENT, type GithubScene } from '../../../test/support/github-scene.js';
import type { Fault } from '../../../test/support/github/faults.js';
import { sshPublicKey } from '../../../test/support/github/test-client.js';
import type { Credential } from '../../core/credential.js';
import { SecretValue } from '../../core/secret-value.js';
import type { RotationContext, Rotator, SuccessorPlan } from '../rotator.js';
import { makeSshKey } from '../../platform/ssh-key.js';

const ctx: RotationContext = { rotationId: 'r00000000000a', signal: AbortSignal.timeout(60_000) };
const CREATE = 'POST /repos/{owner}/{repo}/keys';
const LIST = 'GET /repos/{owner}/{repo}/keys';
const DELETE = 'DELETE /repos/{owner}/{repo}/keys/{key_id}';

let scene: GithubScene;
let rotator: Rotator;
let plan: SuccessorPlan;
let prepared: Credential;

beforeEach(async () => {
  scene = await githubScene();
  rotator = scene.rotator(KEY_REPLACEMENT);
  plan = { order: 'overlap', current: scene.credential, snapshot: await rotator.snapshot(ctx, scene.credential) };
  prepared = (await rotator.prepare?.(ctx, plan))!;
});
afterEach(() => scene.github.stop());

const adminLabel = (): string => `installation ${String(scene.admin.id)}`;

it('adds a key that reads only, named by the rotation, as the administrator and never with the leaked token', async () => {
  const successor = await rotator.issue(ctx, plan, prepared);
  const [request, ...more] = scene.github.requestsTo(CREATE);
  expect(more).toEqual([]);
  expect(request).toMatchObject({
    credential: adminLabel(),
    body: { title: 'unleak r00000000000a', key: prepared.attributes['public-key'], read_only: true },
    violations: [],
    ignored: [],
  });
  const [key] = scene.github.state.deployKeys;
  expect(successor.attributes).toEqual({ ...prepared.attributes, 'key-id': String(key?.id) });
});

it('leaves the new key alive when the leaked token is revoked, with the keys that this one had made', async () => {
  scene.github.state.addDeployKey(scene.orders, sshPublicKey(), { createdWith: scene.leaked });
  const successor = await rotator.issue(ctx, plan, prepared);
  await rotator.disable(ctx, plan);
  expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  expect(scene.github.state.deployKeys.map(({ title }) => title)).toEqual(['unleak r00000000000a']);
  await expect(rotator.verify(ctx, plan, successor)).resolves.toBeUndefined();
});

describe('issue', () => {
  const lost: readonly (readonly [string, Fault, string, boolean])[] = [
    ['lost answer', { kind: 'lose-answer' }, 'ambiguous', true],
    ['502 after the effect', { kind: 'answer', status: 502, afterEffect: true }, 'ambiguous', true],
    ['500 without effect', { kind: 'answer', status: 500 }, 'ambiguous', false],
    ['lost request', { kind: 'lose-request' }, 'ambiguous', false],
    ['limit', { kind: 'secondary-rate-limit' }, 'provider-unreachable', false],
    ['401', { kind: 'answer', status: 401 }, 'provider-refused', false],
    ['403', { kind: 'answer', status: 403 }, 'provider-refused', false],
    ['404', { kind: 'answer', status: 404 }, 'provider-refused', false],
  ];
  it.each(lost)('makes one key all in all around a %s', async (_, fault, code, isApplied) => {
    scene.github.inject(CREATE, fault);
    await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code });
    const found = await rotator.reconcile(ctx, { effect: 'issue', plan, prepared });
    expect(found.outcome).toBe(isApplied ? 'applied' : 'not-applied');
    const sent = scene.github.requestsTo(CREATE).length;
    const successor = await rotator.issue(ctx, plan, prepared);
    expect(scene.github.requestsTo(CREATE)).toHaveLength(isApplied ? sent : sent + 1);
    expect(scene.github.state.deployKeys).toHaveLength(1);
    await expect(rotator.verify(ctx, plan, successor)).resolves.toBeUndefined();
  });

  it('finds its key although an older view hid it, by the word that it is in use', async () => {
    await rotator.issue(ctx, plan, prepared);
    const { state } = scene.github;
    const [ours] = state.deployKeys;
    // The first look finds nothing, as a copy that lags behind would.
    scene.github.inject(LIST, { kind: 'hold' });
    state.deployKeys = [];
    const again = rotator.issue(ctx, plan, prepared);
    await expect.poll(() => scene.github.requestsTo(LIST).length).toBe(3);
    state.deployKeys = [ours!];
    scene.github.release();
    expect((await again).attributes['key-id']).toBe(String(ours?.id));
    expect(state.deployKeys).toHaveLength(1);
  });

  it('stops where the key is in use outside of the repository', async () => {
    scene.github.state.addSshKey(scene.mona, prepared.attributes['public-key'] ?? '');
    await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'conflict' });
    expect(scene.github.state.deployKeys).toEqual([]);
  });

  it('looks through every page before it adds a key', async () => {
    for (let count = 0; count < 101; count += 1) scene.github.state.addDeployKey(scene.orders, sshPublicKey());
    await rotator.issue(ctx, plan, prepared);
    await rotator.issue(ctx, plan, prepared);
    expect(scene.github.requestsTo(CREATE)).toHaveLength(1);
    expect(scene.github.state.deployKeys).toHaveLength(102);
  });
});

describe('verify', () => {
  it('refuses another secret than the one whose public half is registered', async () => {
    const successor = await rotator.issue(ctx, plan, prepared);
    const other = { ...successor, secret: makeSshKey('x').privateKey };
    await expect(rotator.verify(ctx, plan, other)).rejects.toMatchObject({ code: 'conflict' });
    const none = { ...successor, secret: new SecretValue('no key') };
    await expect(rotator.verify(ctx, plan, none)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('refuses a key that may write', async () => {
    scene.github.state.addDeployKey(scene.orders, prepared.attributes['public-key'] ?? '', {
      title: 'unleak r00000000000a',
    });
    await expect(rotator.verify(ctx, plan, prepared)).rejects.toMatchObject({ code: 'conflict' });
    await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('refuses a key that somebody removed', async () => {
    const successor = await rotator.issue(ctx, plan, prepared);
    scene.github.state.deployKeys = [];
    await expect(rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'provider-refused' });
  });
});

describe('withdraw', () => {
  it('removes its key and no other, and succeeds after a lost answer', async () => {
    const { state } = scene.github;
    const other = state.addDeployKey(scene.orders, sshPublicKey(), { title: 'ci' });
    const successor = await rotator.issue(ctx, plan, prepared);
    scene.github.inject(DELETE, { kind: 'lose-answer' });
    await expect(rotator.withdraw(ctx, plan, successor)).rejects.toMatchObject({ code: 'ambiguous' });
    await rotator.withdraw(ctx, plan, successor);
    expect(state.deployKeys).toEqual([other]);
    expect(scene.github.requestsTo(DELETE)).toHaveLength(1);
  });
});

it('keeps to the repository of the plan when the settings change', async () => {
  const elsewhere = scene.rotator({ ...KEY_REPLACEMENT, repository: 'acme/other' });
  await elsewhere.issue(ctx, plan, prepared);
  expect(scene.github.requestsTo(CREATE)[0]?.path).toBe('/repos/acme/orders/keys');
});
