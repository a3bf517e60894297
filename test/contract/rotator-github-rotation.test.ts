// Whole rotations of GitHub tokens through the journal, with GitHub failing at each request that changes something.
import { expect, it, onTestFinished } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Lease } from '../../src/journal/rotation.js';
import { drive } from '../../src/rotation/drive.js';
import type { RotationParts } from '../../src/rotation/parts.js';
import type { GithubReplacement } from '../../src/rotators/github.js';
import type { OrderName } from '../../src/rotators/rotator.js';
import type { Fault } from '../support/github/faults.js';
import type { OperationName } from '../support/github/handlers/index.js';
import { githubScene, KEY_REPLACEMENT, TOKEN_REPLACEMENT, type GithubScene } from '../support/github-scene.js';
import { rotationSetting, type Setting } from '../support/rotation-world.js';

const ID = 'r000000000001';
const REVOKE = 'POST /credentials/revoke';
const CREATE = 'POST /repos/{owner}/{repo}/keys';
const { signal } = new AbortController();

interface Started extends Setting {
  readonly scene: GithubScene;
  readonly parts: RotationParts;
  readonly lease: Lease;
}

async function started(replacement: GithubReplacement): Promise<Started> {
  const scene = await githubScene();
  onTestFinished(() => scene.github.stop());
  const setting = await rotationSetting();
  const rotator = scene.rotator(replacement);
  const snapshot = await rotator.snapshot({ rotationId: ID, signal }, scene.credential);
  const plan = {
    order: snapshot.orders[0] as OrderName,
    credentialName: 'deploy token',
    fingerprint: 'v1:00000000000000000000000000000000',
    rotator: 'hub',
    provider: 'github',
    attributes: {},
    purpose: 'tests',
    place: { store: 'memory', path: 'app' },
    consumers: [],
    graceMs: 0,
    deleteOld: snapshot.deleteOld,
    facts: snapshot.facts,
    notes: snapshot.notes,
  };
  const secrets = { old: scene.credential.secret, snapshot: new SecretValue('{}') };
  await setting.journal.create(ID, plan, secrets);
  const lease = await setting.journal.acquire(ID, 'test');
  return { ...setting, scene, lease, parts: { ...setting.parts, rotator, clock: scene.clock } };
}

const faults: readonly (readonly [OperationName, Fault])[] = [
  [CREATE, { kind: 'lose-answer' }],
  [CREATE, { kind: 'lose-request' }],
  [CREATE, { kind: 'answer', status: 502, afterEffect: true }],
  [REVOKE, { kind: 'lose-answer' }],
  [REVOKE, { kind: 'lose-request' }],
  [REVOKE, { kind: 'answer', status: 500 }],
];

it.each(faults)('ends with one deploy key and a dead token around %s: %j', async (operation, fault) => {
  const { scene, parts, lease, world } = await started(KEY_REPLACEMENT);
  scene.github.state.deathAfter = 3;
  scene.github.inject(operation, fault);

  await expect(drive(parts, lease, signal)).resolves.toEqual({ kind: 'done' });

  expect(scene.github.pendingFaults).toBe(0);
  expect(scene.leaked.status).toBe('dead');
  expect(scene.github.state.deployKeys.map(({ title, isReadOnly }) => [title, isReadOnly])).toEqual([
    [`unleak ${ID}`, true],
  ]);
  expect(world.stored.current?.value.reveal()).toContain('PRIVATE KEY');
  expect(world.consumerHolds).toBe(world.stored.current?.value.reveal());
});

it.each([KEY_REPLACEMENT, TOKEN_REPLACEMENT])('sends GitHub only what it describes: $type', async (replacement) => {
  const { scene, parts, lease, journal } = await started(replacement);
  await journal.keep(lease, 'brought', scene.newToken());
  await expect(drive(parts, lease, signal)).resolves.toEqual({ kind: 'done' });
  expect(scene.github.requests.length).toBeGreaterThan(5);
  expect(scene.github.requests.filter((one) => one.violations.length > 0 || one.ignored.length > 0)).toEqual([]);
});

it('goes on after a limit, and makes nothing twice', async () => {
  for (const operation of [CREATE, REVOKE] as const) {
    const { scene, parts, lease } = await started(KEY_REPLACEMENT);
    scene.github.inject(operation, { kind: 'secondary-rate-limit', retryAfterSeconds: 60 });
    await expect(drive(parts, lease, signal)).rejects.toMatchObject({
      code: 'provider-unreachable',
      hint: expect.stringContaining('retry after 60 s') as string,
    });
    scene.advance(60_000);
    await expect(drive(parts, lease, signal)).resolves.toEqual({ kind: 'done' });
    expect(scene.github.state.deployKeys).toHaveLength(1);
    expect(scene.leaked.status).toBe('dead');
  }
});

it('does not call a token dead that GitHub keeps alive, and ends when it has died', async () => {
  const { scene, parts, lease } = await started(KEY_REPLACEMENT);
  scene.github.state.deathAfter = 'tick';
  await expect(drive(parts, lease, signal)).rejects.toMatchObject({
    code: 'ambiguous',
    message: expect.stringContaining('still works') as string,
  });
  scene.github.tick();
  await expect(drive(parts, lease, signal)).resolves.toEqual({ kind: 'done' });
  expect(scene.github.requestsTo(CREATE)).toHaveLength(1);
});

it('takes its key back when it is aborted, and leaves the token alive', async () => {
  const { scene, parts, lease, journal, world } = await started(KEY_REPLACEMENT);
  scene.github.inject('GET /repos/{owner}/{repo}/keys/{key_id}', { kind: 'answer', status: 503 });
  await expect(drive(parts, lease, signal)).rejects.toMatchObject({ code: 'provider-unreachable' });
  await journal.flag(ID, 'abortRequested');
  await expect(drive(parts, lease, signal)).resolves.toEqual({ kind: 'aborted' });
  expect(scene.github.state.deployKeys).toEqual([]);
  expect(scene.leaked.status).toBe('alive');
  expect(world.stored.current).toBeUndefined();
});

it('waits for the person, refuses what does not fit, and ends with what does', async () => {
  const { scene, parts, lease, journal, world } = await started(TOKEN_REPLACEMENT);
  const waiting = drive(parts, lease, signal);
  await expect(waiting).rejects.toMatchObject({
    code: 'needs-person',
    message: expect.stringContaining('as mona, create a fine-grained personal access token') as string,
    hint: expect.stringContaining('/settings/personal-access-tokens/new?name=unleak+') as string,
  });

  const wrong = scene.newToken({ days: 'for ever' });
  await journal.keep(lease, 'brought', wrong);
  await expect(drive(parts, lease, signal)).rejects.toMatchObject({ code: 'needs-person' });
  expect(scene.leaked.status).toBe('alive');
  expect(world.stored.pending).toBeUndefined();

  const right = scene.newToken();
  await journal.keep(lease, 'brought', right);
  scene.github.inject(REVOKE, { kind: 'lose-answer' });
  await expect(drive(parts, lease, signal)).resolves.toEqual({ kind: 'done' });
  expect(world.stored.current?.value.equals(right)).toBe(true);
  expect(scene.leaked.status).toBe('dead');
  expect(scene.github.state.findToken(right.reveal())?.status).toBe('alive');
});
