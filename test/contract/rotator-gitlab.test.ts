import { afterEach, describe, expect, it } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import type { GitlabSettings } from '../../src/rotators/gitlab.js';
import type { FakeAnswer } from '../support/fake/fake-provider.js';
import { gitlabScene, type GitlabScene, type SceneOptions } from '../support/gitlab-scene.js';
import { rateLimited } from '../support/gitlab/answers.js';
import { newContext, planOf } from './rotators.js';
import { byPersonContract, type ByPersonWorld } from './rotators-by-person.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

for (const kind of ['person', 'project', 'group'] as const) {
  serverMadeContract(`gitlab, a token of a ${kind}`, () => worldOf({ kind }));
  byPersonContract(`gitlab, a token of a ${kind}, no admin`, () => byPersonWorldOf(kind));
}
serverMadeContract('gitlab that forgets the revoked, in the older layout', () =>
  worldOf({ forgetsRevoked: true, tokens: 'legacy' }),
);

describe('tokens of GitLab', () => {
  let scene: GitlabScene;
  const open = async (options: SceneOptions = {}): Promise<GitlabScene> => {
    scene = await gitlabScene(options);
    return scene;
  };
  const planWith = async (settings: Partial<GitlabSettings> = {}, ctx = newContext()) => {
    const rotator = scene.rotator(settings);
    return { rotator, ctx, plan: await planOf({ rotator, credential: scene.credential }, 'overlap', ctx) };
  };
  const tokenOf = (secret: SecretValue) => scene.gitlab.state.findToken(secret.reveal())!;
  afterEach(async () => {
    expect(scene.gitlab.violations).toEqual([]);
    await scene.gitlab.stop();
  });

  it.each([
    { kind: 'project', level: 20, user: 'bot' },
    { kind: 'group', level: 30, user: 'bot' },
    { kind: 'person', level: undefined, user: 'ada' },
  ] as const)('makes a token of the same $kind with the name of the rotation', async ({ kind, level, user }) => {
    const { ada, leaked } = await open({ kind, ...(level === undefined ? {} : { level }) });
    const { rotator, ctx, plan } = await planWith();
    const expiresAt = inDays(30).toISOString();
    const made = tokenOf((await rotator.issue(ctx, { ...plan, expiresAt })).secret);
    expect(made).toMatchObject({ name: `unleak ${ctx.rotationId}`, scopes: leaked.scopes, level });
    expect(made.resource).toBe(leaked.resource);
    expect(made.user === ada).toBe(user === 'ada');
    expect(made.family).toBe(made.id);
    // It dies with the beginning of that day.
    expect(made.expiresAt).toBe(expiresAt.slice(0, 10));
  });

  it.each([
    { why: 'within a year where nothing is planned', days: undefined, expected: 364 },
    { why: 'tomorrow at the earliest', days: 0.1, expected: 1 },
    { why: 'within a year where more is planned', days: 800, expected: 364 },
  ])('ends a token $why', async ({ days, expected }) => {
    await open();
    const { rotator, ctx, plan } = await planWith();
    const expiresAt = days === undefined ? {} : { expiresAt: inDays(days).toISOString() };
    const planned = { ...plan, ...expiresAt };
    const made = await rotator.issue(ctx, planned);
    await rotator.verify(ctx, planned, made);
    expect(tokenOf(made.secret).expiresAt).toBe(inDays(expected).toISOString().slice(0, 10));
  });

  it('gives fewer scopes and a lower role where they are configured', async () => {
    await open({ scopes: ['api'], level: 40 });
    const { rotator, ctx, plan } = await planWith({ scopes: ['read_repository'], accessLevel: 'reporter' });
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    expect(tokenOf(made.secret)).toMatchObject({ scopes: ['read_repository'], level: 20 });
    expect(plan.snapshot.notes.join()).toContain('loses the scopes api');
  });

  it("replaces a person's token by one of a project, with the role of a developer at most", async () => {
    const { project } = await open({ kind: 'person', scopes: ['api', 'sudo'] });
    const { rotator, ctx, plan } = await planWith({ replacement: { kind: 'project', path: 'acme/orders' } });
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    expect(tokenOf(made.secret)).toMatchObject({ resource: project, scopes: ['api'], level: 30 });
    expect(plan.snapshot.notes.join()).toContain('reaches nothing else');
  });

  it.each([
    { why: 'scopes that the leaked token lacks', settings: { scopes: ['api'] }, says: 'does not have them' },
    { why: 'a higher role', settings: { accessLevel: 'maintainer' }, says: 'maintainer in project' },
    {
      why: 'a project that the leaked token does not reach',
      settings: { replacement: { kind: 'project', path: 'acme/other' }, accessLevel: 'guest' },
      says: 'project acme/other',
    },
  ] as const)('refuses $why', async ({ settings, says }) => {
    const { gitlab } = await open();
    gitlab.state.addProject('acme/other');
    await expect(planWith(settings)).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining(says) as string,
    });
  });

  it('refuses the administrator itself and what is no access token', async () => {
    const { admin, credentialOf } = await open();
    const snapshot = (value: string) =>
      scene.rotator().snapshot(newContext(), { ...credentialOf(admin), secret: new SecretValue(value) });
    await expect(snapshot(admin.value)).rejects.toMatchObject({ code: 'config' });
    for (const prefix of ['gldt', 'glrt', 'glptt', 'glcbt']) {
      await expect(snapshot(`${prefix}-${'x'.repeat(20)}`)).rejects.toMatchObject({ code: 'unsupported' });
    }
  });

  it('finds the project of a token that may not ask who it is', async () => {
    const { project, leaked } = await open({ scopes: ['read_repository'] });
    const { plan } = await planWith();
    expect(plan.snapshot.facts).toMatchObject({
      tokenId: leaked.id,
      home: { kind: 'project', id: String(project.id) },
      level: 30,
    });
  });

  it('takes a token that may not ask who it is for a person’s where no list has it', async () => {
    const { ada } = await open({ kind: 'person', scopes: ['read_repository'] });
    const { plan } = await planWith();
    expect(plan.snapshot.facts['home']).toEqual({ kind: 'person', userId: ada.id, username: null });
    expect(plan.snapshot.orders).toEqual(['overlap', 'roll']);
  });

  it('creates nothing and rolls nothing where nobody can tell whose a token is', async () => {
    const { gitlab, ada } = await open({ kind: 'person', scopes: ['read_repository'] });
    for (let count = 0; count < 25; count += 1) gitlab.state.addProject(`acme/p${String(count)}`, [[ada, 30]]);
    const { plan } = await planWith();
    expect(plan.snapshot.orders).toEqual(['by-person']);
    expect(plan.snapshot.impossible['overlap']).toContain('configure replacement');
    const moved = await planWith({ replacement: { kind: 'project', path: 'acme/orders' } });
    expect(moved.plan.snapshot.orders).toEqual(['overlap']);
  });

  it.each([
    { kind: 'project', needs: 'the role Maintainer in project' },
    { kind: 'group', needs: 'the role Owner in group' },
    { kind: 'person', needs: 'an administrator of this GitLab' },
  ] as const)(
    'leaves the token of a $kind to a person where the admin may too little, and says what it needs',
    async ({ kind, needs }) => {
      const { gitlab } = await open({ kind });
      const grace = gitlab.state.addUser('grace');
      const admin = new SecretValue(gitlab.state.addToken(grace, { scopes: ['api'] }).value);
      const { plan } = await planWith({ admin });
      expect(plan.snapshot.orders).toEqual(['by-person']);
      expect(plan.snapshot.impossible['overlap']).toContain(needs);
      expect(plan.snapshot.impossible['roll']).toContain(needs);
    },
  );

  it('says that the admin token lacks the scope api', async () => {
    const { gitlab, ada } = await open();
    const admin = new SecretValue(gitlab.state.addToken(ada, { scopes: ['read_api'] }).value);
    const { plan } = await planWith({ admin });
    expect(plan.snapshot.impossible['overlap']).toBe('the admin token lacks the scope api');
  });

  it('says that the admin token is dead', async () => {
    const { gitlab, admin } = await open();
    gitlab.state.revoke(admin);
    await expect(planWith()).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('check admin') as string,
    });
  });

  it('works with a maintainer of the project as admin', async () => {
    const { gitlab, ada, live } = await open();
    const owner = gitlab.state.addToken(ada, { scopes: ['api'] });
    const { rotator, ctx, plan } = await planWith({ admin: new SecretValue(owner.value) });
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    await rotator.disable(ctx, plan);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    expect(live()).toEqual([owner, tokenOf(made.secret)]);
  });

  it('names what an admin lost after the plan', async () => {
    const { gitlab, ada, project } = await open();
    const owner = gitlab.state.addToken(ada, { scopes: ['api'] });
    const { rotator, ctx, plan } = await planWith({ admin: new SecretValue(owner.value) });
    project.members.set(ada.id, 30);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('Maintainer') as string,
    });
  });

  it('asks a person where GitLab refuses such a token', async () => {
    const { gitlab } = await open();
    const { rotator, ctx, plan } = await planWith();
    const answer = { status: 400, body: { message: '400 Bad request - Expiration date must be before 2026-12-01' } };
    gitlab.inject('POST /api/v4/projects/:id/access_tokens', { kind: 'answer', answer });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      message: expect.stringContaining('Expiration date must be before') as string,
    });
  });

  it('makes only a replacement of what is configured where the leaked token is dead', async () => {
    const { gitlab, leaked } = await open();
    gitlab.state.revoke(leaked);
    await expect(planWith()).rejects.toMatchObject({ code: 'config' });
    const replacement = { kind: 'project', path: 'acme/orders' } as const;
    await expect(planWith({ replacement })).rejects.toMatchObject({ code: 'config' });
    await expect(planWith({ replacement, scopes: ['read_api'] })).rejects.toMatchObject({ code: 'config' });
    const { rotator, ctx, plan } = await planWith({ replacement, scopes: ['read_api'], accessLevel: 'guest' });
    expect(plan.snapshot.notes).toEqual(['the leaked token is dead already: only a replacement is made']);
    await rotator.verify(ctx, plan, await rotator.issue(ctx, plan));
    await rotator.disable(ctx, plan);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('tells when the leaked token was last used, without using it', async () => {
    const { leaked } = await open();
    const { rotator, ctx, plan } = await planWith();
    const before = leaked.lastUsedAt;
    expect(await rotator.lastUse!(ctx, plan)).toEqual(before);
    expect(leaked.lastUsedAt).toBe(before);
    expect(await scene.rotator({ admin: undefined }).lastUse!(ctx, plan)).toBeUndefined();
  });

  it('does not verify a token that may more than planned, and one that never expires', async () => {
    await open();
    const { rotator, ctx, plan } = await planWith();
    const made = await rotator.issue(ctx, plan);
    const token = tokenOf(made.secret) as { scopes: readonly string[]; expiresAt: string | null };
    const { scopes, expiresAt } = token;
    for (const [change, code] of [
      [{ scopes: ['api'] }, 'conflict'],
      [{ scopes, expiresAt: null }, 'conflict'],
      [{ expiresAt: inDays(400).toISOString().slice(0, 10) }, 'conflict'],
      [{ expiresAt, scopes: ['read_api'] }, 'provider-refused'],
    ] as const) {
      Object.assign(token, change);
      await expect(rotator.verify(ctx, plan, made)).rejects.toMatchObject({ code });
    }
  });

  it('has the administrator revoke the leaked token where GitLab does not let it end itself', async () => {
    const { gitlab, live } = await open();
    const { rotator, ctx, plan } = await planWith();
    const answer = { status: 403, body: { message: '403 Forbidden' } };
    const route = 'DELETE /api/v4/personal_access_tokens/self';
    gitlab.inject(route, { kind: 'answer', answer });
    await rotator.disable(ctx, plan);
    expect(live()).toEqual([]);
    gitlab.inject(route, { kind: 'answer', answer });
    const alone = scene.rotator({ admin: undefined });
    await expect(alone.disable(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
  });

  it('says accepted as long as a revoked token is let in, and knows that it was revoked', async () => {
    await open({ deathAfterUses: 3 });
    const { rotator, ctx, plan } = await planWith();
    await rotator.disable(ctx, plan);
    expect(await rotator.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'applied' });
    const said = [];
    for (let count = 0; count < 3; count += 1) said.push(await rotator.confirm(ctx, plan));
    expect(said).toEqual(['accepted', 'accepted', 'rejected']);
  });

  const own = 'GET /api/v4/personal_access_tokens/self';
  it.each([
    { why: 'a 401 without words', answer: { status: 401, body: '' }, says: 'unknown' },
    { why: 'a 401 of something before GitLab', answer: { status: 401, body: { message: 'log in' } }, says: 'unknown' },
    { why: 'a 403', answer: { status: 403, body: { message: '403 Forbidden' } }, says: 'unknown' },
    { why: 'a limit', answer: rateLimited(60), says: 'unknown' },
    { why: 'a failure', answer: { status: 502, body: '<html>' }, times: 3, says: 'unknown' },
    { why: 'a page', answer: { status: 200, body: '<html>' }, says: 'unknown' },
    { why: 'GitLab’s own 401', answer: { status: 401, body: { message: '401 Unauthorized' } }, says: 'rejected' },
  ] as const)('says $says of a leaked token after $why', async (row) => {
    const { gitlab } = await open();
    const { rotator, ctx, plan } = await planWith();
    gitlab.inject(own, { kind: 'answer', answer: row.answer }, 'times' in row ? row.times : 1);
    expect(await rotator.confirm(ctx, plan)).toBe(row.says);
    expect(gitlab.pendingFaults).toBe(0);
  });

  it('believes no yes of a server that lets everybody in, and no no of one that lets in nobody', async () => {
    const { gitlab, leaked } = await open();
    const { plan } = await planWith();
    const ctx = newContext();
    const { id, name, scopes } = leaked;
    const body = { id, name, scopes, revoked: false, active: true, user_id: 1, expires_at: null };
    gitlab.inject(own, { kind: 'answer', answer: { status: 200, body } }, 2);
    expect(await scene.rotator().confirm(ctx, plan)).toBe('unknown');
    const no: FakeAnswer = { status: 401, body: { message: '401 Unauthorized' } };
    gitlab.inject(own, { kind: 'answer', answer: no }, 2);
    expect(await scene.rotator().confirm(ctx, plan)).toBe('unknown');
    expect(gitlab.pendingFaults).toBe(0);
  });

  it('does not withdraw the old token, nor one whose name is not the rotation’s', async () => {
    const { gitlab, project, credentialOf } = await open();
    const { rotator, ctx, plan } = await planWith();
    const foreign = gitlab.state.addResourceToken(project, { scopes: ['read_api'] });
    const attributes = { 'token-id': String(foreign.id), rotation: ctx.rotationId };
    const other = rotator.withdraw(ctx, plan, { ...credentialOf(foreign), attributes });
    await expect(other).rejects.toMatchObject({ code: 'conflict' });
    const old = rotator.withdraw(ctx, plan, { ...scene.credential, attributes });
    await expect(old).rejects.toMatchObject({ code: 'conflict' });
    await expect(rotator.removeLost!(ctx, plan, attributes)).rejects.toMatchObject({ code: 'conflict' });
    expect(foreign.isRevoked).toBe(false);
  });

  it('finds its token among many of similar names', async () => {
    const { gitlab, project } = await open();
    const { rotator, ctx, plan } = await planWith();
    for (let count = 0; count < 150; count += 1) {
      gitlab.state.addResourceToken(project, { name: `unleak ${ctx.rotationId} ${String(count)}`, scopes: ['api'] });
    }
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toEqual({ outcome: 'not-applied' });
    const made = await rotator.issue(ctx, plan);
    const lost = { outcome: 'lost', attributes: { 'token-id': made.attributes['token-id'] } };
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toEqual(lost);
    gitlab.state.addResourceToken(project, { name: `unleak ${ctx.rotationId}`, scopes: ['api'] });
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'conflict' });
  });

  describe.each(['person', 'project', 'group'] as const)('in order roll, of a %s', (kind) => {
    const rolled = `POST /api/v4/${kind === 'person' ? 'personal_access_tokens/:id' : `${kind}s/:id/access_tokens/:token`}/rotate`;
    const rollWith = async (settings: Partial<GitlabSettings> = {}) => {
      const ctx = newContext();
      const rotator = scene.rotator(settings);
      return { rotator, ctx, plan: await planOf({ rotator, credential: scene.credential }, 'roll', ctx) };
    };
    const lookUp = ({ rotator, ctx, plan }: Awaited<ReturnType<typeof rollWith>>) =>
      rotator.reconcile(ctx, { effect: 'issue', plan });

    it('turns the leaked token over, and the old one is dead', async () => {
      const { leaked, live } = await open({ kind });
      const roll = await rollWith();
      const { rotator, ctx, plan } = roll;
      expect(plan.snapshot.orders).toContain('roll');
      expect(await lookUp(roll)).toEqual({ outcome: 'not-applied' });
      const expiresAt = inDays(40).toISOString();
      const made = await rotator.issue(ctx, { ...plan, expiresAt });
      await rotator.verify(ctx, { ...plan, expiresAt }, made);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
      expect(live()).toEqual([tokenOf(made.secret)]);
      expect(tokenOf(made.secret)).toMatchObject({ family: leaked.id, expiresAt: expiresAt.slice(0, 10) });
      await expect(rotator.withdraw(ctx, plan, made)).rejects.toMatchObject({ code: 'conflict' });
    });

    it('rolls once: after a lost answer it creates a token of its own, and no family dies', async () => {
      const { gitlab, live } = await open({ kind });
      const roll = await rollWith();
      const { rotator, ctx, plan } = roll;
      gitlab.inject(rolled, { kind: 'lose-answer' });
      await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
      const [unheld] = live();
      const lost = { outcome: 'lost', attributes: { 'unheld-token-ids': String(unheld!.id) } };
      expect(await lookUp(roll)).toEqual(lost);
      const made = await rotator.issue(ctx, plan);
      await rotator.verify(ctx, plan, made);
      expect(gitlab.seen.filter(({ route }) => route === rolled)).toHaveLength(1);
      expect(live()).toEqual([unheld, tokenOf(made.secret)]);
      expect(tokenOf(made.secret).name).toBe(`unleak ${ctx.rotationId}`);
    });

    it('creates one token however often the answers to a creation are lost', async () => {
      const { gitlab, leaked, live } = await open({ kind });
      const roll = await rollWith();
      const { rotator, ctx, plan } = roll;
      gitlab.state.revoke(leaked);
      for (const fault of ['lose-answer', 'lose-answer', 'lose-request'] as const) {
        expect(await lookUp(roll)).toMatchObject({ outcome: 'lost' });
        gitlab.inject(
          kind === 'person'
            ? 'POST /api/v4/users/:id/personal_access_tokens'
            : `POST /api/v4/${kind}s/:id/access_tokens`,
          { kind: fault },
        );
        await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
      }
      const made = await rotator.issue(ctx, plan);
      await rotator.verify(ctx, plan, made);
      expect(live()).toEqual([tokenOf(made.secret)]);
      expect(gitlab.seen.filter(({ route }) => route === rolled)).toEqual([]);
    });

    it('never rolls again while the rolled value is let in for some time more', async () => {
      const { gitlab } = await open({ kind, deathAfterUses: 20 });
      const roll = await rollWith();
      gitlab.inject(rolled, { kind: 'lose-answer' });
      await expect(roll.rotator.issue(roll.ctx, roll.plan)).rejects.toMatchObject({ code: 'ambiguous' });
      expect(await lookUp(roll)).toMatchObject({ outcome: 'lost' });
      await roll.rotator.verify(roll.ctx, roll.plan, await roll.rotator.issue(roll.ctx, roll.plan));
      expect(gitlab.seen.filter(({ route }) => route === rolled)).toHaveLength(1);
    });

    it('does not take a request that never arrived for a roll', async () => {
      const { gitlab, live } = await open({ kind });
      const roll = await rollWith();
      gitlab.inject(rolled, { kind: 'lose-request' });
      await expect(roll.rotator.issue(roll.ctx, roll.plan)).rejects.toMatchObject({ code: 'ambiguous' });
      expect(await lookUp(roll)).toEqual({ outcome: 'not-applied' });
      const made = await roll.rotator.issue(roll.ctx, roll.plan);
      expect(live()).toEqual([tokenOf(made.secret)]);
    });

    it('calls a token that somebody else turned over in the same moment a conflict', async () => {
      const { gitlab } = await open({ kind });
      const { rotator, ctx, plan } = await rollWith();
      const answer = { status: 400, body: { message: '400 Bad request - Token already revoked' } };
      gitlab.inject(rolled, { kind: 'answer', answer });
      await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    });
  });

  it('says what a person has to do where a roll was lost and the admin may not create', async () => {
    const { gitlab, ada, live } = await open({ kind: 'person' });
    const same = gitlab.state.addToken(ada, { scopes: ['api'] });
    const rotator = scene.rotator({ admin: new SecretValue(same.value) });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential: scene.credential }, 'roll', ctx);
    expect(plan.snapshot.orders).toEqual(['roll', 'by-person']);
    gitlab.inject('POST /api/v4/personal_access_tokens/:id/rotate', { kind: 'lose-answer' });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    await expect(rotator.reconcile(ctx, { effect: 'issue', plan })).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining(`resume ${ctx.rotationId}`) as string,
    });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
    expect(live()).toHaveLength(2);
    // With another admin it goes on.
    const other = scene.rotator();
    expect(await other.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'lost' });
    await other.verify(ctx, plan, await other.issue(ctx, plan));
  });
});

async function worldOf(options: SceneOptions): Promise<ServerMadeWorld> {
  const scene = await gitlabScene(options);
  const { gitlab, leaked, admin } = scene;
  const stateOf = () =>
    scene.live().map(({ id, name, scopes, level, expiresAt }) => ({ id, name, scopes, level, expiresAt }));
  return {
    rotator: scene.rotator(),
    credential: scene.credential,
    otherSecrets: [admin.value],
    isMarked: true,
    providerState: () => Promise.resolve(JSON.stringify(stateOf())),
    countLiveLogins: () => Promise.resolve(scene.live().length),
    isLive: async ({ secret }) => (await scene.statusOf(secret.reveal())) === 200,
    loseAnswer: (n) => gitlab.injectAt(n, { kind: 'lose-answer' }),
    removeLeaked: () => Promise.resolve(gitlab.state.revoke(leaked)),
    withoutLeaked: (state) => state,
    providerLog: () => Promise.resolve(JSON.stringify(gitlab.seen)),
    stop: async () => {
      expect(gitlab.violations).toEqual([]);
      await gitlab.stop();
    },
  };
}

async function byPersonWorldOf(kind: 'person' | 'project' | 'group'): Promise<ByPersonWorld> {
  const scene = await gitlabScene({ kind, scopes: ['read_api'] });
  const { gitlab, leaked, admin, ada, project, group } = scene;
  const { state } = gitlab;
  const create = (change: { scopes?: readonly string[]; expiresAt?: string | null } = {}): SecretValue => {
    const wanted = { scopes: ['read_api'], expiresAt: state.day(30), ...change };
    if (kind === 'person') return new SecretValue(state.addToken(ada, wanted).value);
    return new SecretValue(state.addResourceToken(kind === 'project' ? project : group, wanted, 30).value);
  };
  const elsewhere = (): SecretValue => {
    const other = state.addProject('acme/elsewhere');
    return new SecretValue(state.addResourceToken(other, { scopes: ['read_api'], expiresAt: state.day(30) }).value);
  };
  const higher = (): SecretValue => {
    const wanted = { scopes: ['read_api'], expiresAt: state.day(30) };
    return new SecretValue(state.addResourceToken(kind === 'project' ? project : group, wanted, 40).value);
  };
  const personal = (): SecretValue =>
    new SecretValue(state.addToken(ada, { scopes: ['read_api'], expiresAt: state.day(30) }).value);
  const tooHigh = { why: 'one of a higher role', says: 'above developer', make: higher };
  const mistakes: ByPersonWorld['mistakes'] = [
    ...(kind === 'person' ? [] : [tooHigh]),
    // That of a member reaches the group too.
    ...(kind === 'project' ? [{ why: 'that of a person', says: 'reaches more', make: personal }] : []),
    { why: 'the leaked one', says: 'the leaked token itself', make: () => scene.credential.secret },
    { why: 'a piece', says: 'no whole token', make: () => new SecretValue('cut off') },
    { why: 'one that GitLab does not know', says: 'does not know it', make: () => new SecretValue('x'.repeat(26)) },
    { why: 'a broad one', says: 'may more than planned: api', make: () => create({ scopes: ['api'] }) },
    { why: 'one for something else', says: 'lacks read_api', make: () => create({ scopes: [] }) },
    { why: 'one for ever', says: 'never expires', make: () => create({ expiresAt: null }) },
    { why: 'one for too long', says: 'it ends on', make: () => create({ expiresAt: state.day(365) }) },
    {
      why: 'that of another place',
      says: kind === 'person' ? 'was planned' : 'does not reach',
      make: elsewhere,
    },
  ];
  return {
    rotator: scene.rotator({ admin: undefined }),
    credential: scene.credential,
    otherSecrets: [admin.value],
    providerState: () => Promise.resolve(state.stateText()),
    countLiveLogins: () => Promise.resolve(scene.live().length),
    isLive: async ({ secret }) => (await scene.statusOf(secret.reveal())) === 200,
    create: () => Promise.resolve(create()),
    changeSecret: () => Promise.resolve(state.revoke(leaked)),
    mistakes,
    loseAnswer: () => gitlab.injectAt(1, { kind: 'lose-answer' }),
    providerLog: () => Promise.resolve(JSON.stringify(gitlab.seen)),
    stop: async () => {
      expect(gitlab.violations).toEqual([]);
      await gitlab.stop();
    },
  };
}
