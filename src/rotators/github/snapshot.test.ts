import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  githubScene,
  KEY_REPLACEMENT,
  TOKEN_REPLACEMENT,
  type GithubScene,
} from '../../../test/support/github-scene.js';
import { sshPublicKey } from '../../../test/support/github/test-client.js';
import { githubRotator } from '../github.js';
import type { RotationContext } from '../rotator.js';

const ctx: RotationContext = { rotationId: 'r00000000000a', signal: AbortSignal.timeout(60_000) };

let scene: GithubScene;
beforeEach(async () => {
  scene = await githubScene({}, (state, mona) =>
    state.addClassicToken(mona, ['repo', 'workflow', 'read:org'], { expiresAt: new Date('2026-12-24T10:00:00Z') }),
  );
});
afterEach(() => scene.github.stop());

describe('snapshot', () => {
  it('tells whose a live token is, what it may do, what of it is dangerous, and when it ends', async () => {
    const { facts, notes } = await scene.rotator(TOKEN_REPLACEMENT).snapshot(ctx, scene.credential);
    expect(facts).toMatchObject({
      kind: 'classic',
      status: 'accepted',
      login: 'mona',
      scopes: ['repo', 'workflow', 'read:org'],
      expiresAt: '2026-12-24T10:00:00.000Z',
    });
    const text = notes.join('\n');
    expect(text).toContain('works, as mona, with repo, workflow, read:org');
    expect(text).toContain('its scope repo reads and writes every repository');
    expect(text).toContain('its scope workflow changes workflows');
    expect(text).not.toContain('its scope read:org');
    expect(text).toContain('every deploy key that was made with it');
    expect(text).toContain('can not be undone');
  });

  it('says that a token is dead, and still offers the replacement', async () => {
    scene.github.state.kill(scene.leaked);
    const { facts, notes, orders } = await scene.rotator(TOKEN_REPLACEMENT).snapshot(ctx, scene.credential);
    expect(facts).toMatchObject({ status: 'rejected' });
    expect(facts).not.toHaveProperty('login');
    expect(notes[0]).toContain('dead already');
    expect(orders).toEqual(['by-person']);
  });

  it('offers the replacement although somebody has used up the limit of the leaked token', async () => {
    scene.github.inject('GET /user', { kind: 'secondary-rate-limit' });
    const { facts, orders } = await scene.rotator(TOKEN_REPLACEMENT).snapshot(ctx, scene.credential);
    expect(facts).toMatchObject({ status: 'unknown' });
    expect(orders).toEqual(['by-person']);
  });

  it('names the deploy keys that may go with the token, those of others not', async () => {
    const { state } = scene.github;
    const made = state.addDeployKey(scene.orders, sshPublicKey(), { title: 'ci\u001b[31m', addedBy: 'mona' });
    state.addDeployKey(scene.orders, sshPublicKey(), { title: 'other', addedBy: 'bob' });
    const { notes } = await scene.rotator(KEY_REPLACEMENT).snapshot(ctx, scene.credential);
    const note = notes.find((text) => text.includes('go with the token')) ?? '';
    expect(note).toContain(`${String(made.id)} (ci?[31m)`);
    expect(note).not.toContain('other');
  });

  it('gives the order of the replacement, and why not each other one', async () => {
    const key = await scene.rotator(KEY_REPLACEMENT).snapshot(ctx, scene.credential);
    expect(key.orders).toEqual(['overlap']);
    expect(Object.keys(key.impossible).toSorted()).toEqual(['by-person', 'in-place']);
    const token = await scene.rotator(TOKEN_REPLACEMENT).snapshot(ctx, scene.credential);
    expect(token.orders).toEqual(['by-person']);
    expect(Object.keys(token.impossible).toSorted()).toEqual(['in-place', 'overlap']);
  });

  it('offers no deploy key without an administrator, and needs none for a token', async () => {
    const { url } = scene.github;
    const without = githubRotator({ api: url, replacement: KEY_REPLACEMENT }, undefined, scene.clock);
    const snapshot = await without.snapshot(ctx, scene.credential);
    expect(snapshot.orders).toEqual([]);
    expect(snapshot.impossible.overlap).toContain('give this provider an admin');
    const token = githubRotator({ api: url, replacement: TOKEN_REPLACEMENT }, undefined, scene.clock);
    expect((await token.snapshot(ctx, scene.credential)).orders).toEqual(['by-person']);
  });

  it('refuses the leaked token as administrator before it signs in with it', async () => {
    const same = scene.rotator(KEY_REPLACEMENT, scene.credential.secret);
    await expect(same.snapshot(ctx, scene.credential)).rejects.toMatchObject({ code: 'config' });
    expect(scene.github.requestsTo('GET /repos/{owner}/{repo}/keys')).toEqual([]);
  });

  it('refuses an administrator who may not read the deploy keys, and says what is needed', async () => {
    const { state } = scene.github;
    const weak = scene.credentialOf(state.addClassicToken(state.addUser('bob'), ['repo'])).secret;
    await expect(scene.rotator(KEY_REPLACEMENT, weak).snapshot(ctx, scene.credential)).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('administration') as string,
    });
  });
});

describe('githubRotator', () => {
  it.each([
    ['a repository that climbs', { type: 'deploy-key', repository: 'acme/..', readOnly: true }],
    ['no owner', { type: 'deploy-key', repository: 'orders', readOnly: true }],
    ['more than a name', { type: 'deploy-key', repository: 'acme/orders/keys', readOnly: true }],
    ['no repositories', { ...TOKEN_REPLACEMENT, repositories: [] }],
    ['another level', { ...TOKEN_REPLACEMENT, permissions: { contents: 'admin' } }],
    ['no expiry', { ...TOKEN_REPLACEMENT, expiresInDays: 0 }],
  ])('takes no settings with %s', (_, replacement) => {
    expect(() => githubRotator({ replacement: replacement as never }, undefined, scene.clock)).toThrow(
      /^github: reading the settings: replacement: /,
    );
  });

  it('sends tokens over https only, or to this machine', () => {
    const settings = { api: 'http://github.example', replacement: TOKEN_REPLACEMENT };
    expect(() => githubRotator(settings, undefined, scene.clock)).toThrow(/expected https/);
  });
});
