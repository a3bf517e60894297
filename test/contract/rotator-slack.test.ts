import { describe, expect, it, onTestFinished } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { slackRotator } from '../../src/rotators/slack.js';
import { slackLimited } from '../support/slack/fake-slack.js';
import { slackFailure } from '../support/slack/method.js';
import { mintAppLevel } from '../support/slack/mint.js';
import { SCOPES, slackScene, type Leaked, type SlackScene } from '../support/slack-scene.js';
import { errorText, formsOf, newContext } from './rotators.js';
import { byPersonContract, type ByPersonWorld } from './rotators-by-person.js';

byPersonContract('slack', async () => personWorld(await slackScene('long-lived')));
byPersonContract('slack, of a person', async () => {
  const scene = await slackScene('long-lived', { of: 'user' });
  return { ...personWorld(scene), create: () => Promise.resolve(scene.consentAgain()) };
});

function personWorld(scene: SlackScene): ByPersonWorld {
  const { slack, credential, rotator, leaked } = scene;
  const { state } = slack;
  const isBot = leaked.kind === 'bot';
  return {
    rotator,
    credential,
    otherSecrets: [scene.app.clientSecret],
    providerState: () => Promise.resolve(state.stateText()),
    changeSecret: () => Promise.resolve(state.end(leaked, 'token_revoked')),
    providerLog: () => Promise.resolve(JSON.stringify(slack.seen)),
    isLive: async ({ secret }) => (await scene.wordOf(secret.reveal())) === 'alive',
    countLiveLogins: () => Promise.resolve(scene.live().length),
    create: () => Promise.resolve(scene.install()),
    loseAnswer: () => {
      slack.inject('POST /api/auth.revoke', { kind: 'lose-answer' });
      return () => 1 - slack.pendingFaults;
    },
    mistakes: [
      { why: 'leaked token', says: 'the leaked token itself', make: () => credential.secret },
      {
        why: 'cut off',
        says: 'does not let it in',
        make: () => new SecretValue(scene.install().reveal().slice(0, -1)),
      },
      {
        why: 'more scopes',
        says: 'users:read',
        make: () => {
          const scopes = [...SCOPES, 'users:read'];
          return isBot ? scene.install({ scopes }) : scene.consentAgain(scopes);
        },
      },
      {
        why: 'of another kind of owner',
        says: isBot ? "it is a person's" : "it is a bot's",
        make: () => scene.install({ kind: isBot ? 'user' : 'bot' }),
      },
      {
        why: 'expires',
        says: 'lives until it is revoked',
        make: () => new SecretValue(state.addPair(state.addApp()).access.value),
      },
      { why: 'app-level', says: 'lives until it is revoked', make: () => new SecretValue(mintAppLevel('A0AAAAAAAAA')) },
      ...(isBot
        ? [{ why: 'same installation', says: 'would end it, too', make: () => scene.consentAgain() }]
        : [{ why: "somebody else's", says: 'was planned', make: () => scene.install({ kind: 'user' }) }]),
    ],
    stop: async () => {
      expect(slack.violations).toEqual([]);
      await scene.stop();
    },
  };
}

async function sceneWith(kind: Leaked, options: Parameters<typeof slackScene>[1] = {}): Promise<SlackScene> {
  const scene = await slackScene(kind, options);
  onTestFinished(async () => {
    await scene.stop();
    expect(scene.slack.violations).toEqual([]);
  });
  return scene;
}

async function planned(scene: SlackScene) {
  const ctx = newContext();
  const snapshot = await scene.rotator.snapshot(ctx, scene.credential);
  const plan = { order: snapshot.orders[0]!, current: scene.credential, snapshot };
  return { ctx, plan };
}

const ENDS = [
  { leaked: 'access', of: 'bot', order: 'overlap', other: 'refresh_token' },
  { leaked: 'access', of: 'user', order: 'overlap', other: 'refresh_token' },
  { leaked: 'refresh', of: 'bot', order: 'roll', other: 'access_token' },
  { leaked: 'exchangeable', of: 'bot', order: 'roll', other: 'refresh_token' },
  { leaked: 'exchangeable', of: 'user', order: 'roll', other: 'refresh_token' },
] as const;

describe.each(ENDS)(
  'a leaked token ($leaked, of a $of) of an app with token rotation',
  ({ leaked, of, order, other }) => {
    it('declares what it has, and changes nothing when it plans, reconciles and confirms', async () => {
      const scene = await sceneWith(leaked, { of });
      const before = scene.slack.state.stateText();
      const { ctx, plan } = await planned(scene);
      expect(plan.order).toBe(order);
      expect(scene.rotator.capabilities.orders).toContain(order);
      for (const effect of ['issue', 'disable', 'endSessions', 'delete'] as const) {
        expect(await scene.rotator.reconcile(ctx, { effect, plan })).toEqual({ outcome: 'not-applied' });
      }
      expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
      expect(scene.slack.state.stateText()).toBe(before);
    });

    it('is replaced by a pair of which both halves work, and dies', async () => {
      const scene = await sceneWith(leaked, { of });
      const { ctx, plan } = await planned(scene);
      const successor = await scene.rotator.issue(ctx, plan);
      expect(Object.keys(successor.fields ?? {})).toEqual([other]);
      await scene.rotator.verify(ctx, plan, successor);
      if (order === 'overlap') {
        expect(await scene.wordOf(scene.leaked.value)).toBe('alive');
        await scene.rotator.disable(ctx, plan);
        await scene.rotator.disable(ctx, plan);
      }
      expect(await scene.rotator.confirm(ctx, plan)).toBe('rejected');
      await scene.rotator.verify(ctx, plan, successor);
      const refresh = leaked === 'refresh' ? successor.secret : successor.fields!['refresh_token']!;
      const again = slackRotator(
        { ...scene.settings, client: { ...scene.settings.client!, refreshToken: () => Promise.resolve(refresh) } },
        scene.clock,
      );
      const access = leaked === 'refresh' ? successor.fields!['access_token']! : successor.secret;
      const next = { ...scene, rotator: again, credential: { ...scene.credential, secret: access } };
      const second = await planned(next);
      await expect(again.issue(second.ctx, second.plan)).resolves.toBeDefined();
      for (const text of [JSON.stringify(plan), JSON.stringify(successor), JSON.stringify(scene.slack.seen)]) {
        for (const value of [scene.leaked.value, access.reveal(), refresh.reveal(), scene.app.clientSecret]) {
          for (const form of formsOf(value)) expect(text.includes(form)).toBe(false);
        }
      }
    });

    it('is not replaced twice by one refresh token: a person has to install the app', async () => {
      const scene = await sceneWith(leaked, { of });
      const { ctx, plan } = await planned(scene);
      await scene.rotator.issue(ctx, plan);
      const failure: unknown = await scene.rotator.issue(ctx, plan).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: expect.stringMatching(/needs-person|provider-refused/) as string });
      if (leaked !== 'exchangeable') expect(errorText(failure)).toContain(`${scene.app.id}/install-on-team`);
    });

    it('says so when the answer with the pair is lost', async () => {
      const scene = await sceneWith(leaked, { of });
      const { ctx, plan } = await planned(scene);
      scene.slack.inject('POST /api/oauth.v2.access', { kind: 'lose-answer' });
      await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
      const looked: unknown = await scene.rotator
        .reconcile(ctx, { effect: 'issue', plan })
        .catch((error: unknown) => error);
      if (leaked === 'exchangeable') {
        expect(looked).toMatchObject({ code: 'needs-person', hint: expect.stringContaining(scene.app.id) as string });
        return;
      }
      expect(looked).toEqual({ outcome: 'lost', attributes: {} });
      await scene.rotator.removeLost?.(ctx, plan, {});
      await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
      if (order === 'overlap') expect(await scene.wordOf(scene.leaked.value)).toBe('alive');
    });

    it('does not begin where Slack takes no more calls', async () => {
      const scene = await sceneWith(leaked, { of });
      const { ctx, plan } = await planned(scene);
      const before = scene.slack.state.stateText();
      const first = leaked === 'exchangeable' ? 'oauth.v2.exchange' : 'oauth.v2.access';
      scene.slack.inject(`POST /api/${first}`, { kind: 'answer', answer: slackLimited() });
      await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'provider-unreachable' });
      expect(scene.slack.state.stateText()).toBe(before);
    });
  },
);

describe('a lost answer in the grace that Slack gives a used refresh token', () => {
  it.each(['access', 'refresh'] as const)('loses nothing (%s)', async (leaked) => {
    const scene = await sceneWith(leaked, { refreshGraceMs: 60_000 });
    const { ctx, plan } = await planned(scene);
    scene.slack.inject('POST /api/oauth.v2.access', { kind: 'lose-answer' });
    await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    expect(await scene.rotator.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'lost' });
    const successor = await scene.rotator.issue(ctx, plan);
    await scene.rotator.verify(ctx, plan, successor);
  });
});

describe('an exchange', () => {
  it('whose answer is lost leaves the old token alive, and a person with a link', async () => {
    const scene = await sceneWith('exchangeable');
    const { ctx, plan } = await planned(scene);
    scene.slack.inject('POST /api/oauth.v2.exchange', { kind: 'lose-answer' });
    await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    expect(await scene.rotator.reconcile(ctx, { effect: 'issue', plan })).toEqual({ outcome: 'not-applied' });
    await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      message: expect.stringContaining('token_already_exchanged') as string,
    });
    expect(await scene.wordOf(scene.leaked.value)).toBe('alive');
  });

  it('needs token rotation turned on', async () => {
    const scene = await sceneWith('exchangeable');
    scene.app.tokenRotation = false;
    const { ctx, plan } = await planned(scene);
    await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
  });

  it('never revokes the exchanged token, which would end the pair too', async () => {
    const scene = await sceneWith('exchangeable');
    const { ctx, plan } = await planned(scene);
    const successor = await scene.rotator.issue(ctx, plan);
    await scene.rotator.disable(ctx, plan);
    await scene.rotator.verify(ctx, plan, successor);
    expect(scene.slack.seen.map(({ path }) => path)).not.toContain('/api/auth.revoke');
  });
});

describe('the pair of an aborted rotation', () => {
  it('is revoked, each half, twice if asked twice, and never by another rotation', async () => {
    const scene = await sceneWith('access');
    const { ctx, plan } = await planned(scene);
    const successor = await scene.rotator.issue(ctx, plan);
    await expect(scene.rotator.withdraw(newContext(), plan, successor)).rejects.toMatchObject({ code: 'conflict' });
    await scene.rotator.withdraw(ctx, plan, successor);
    await scene.rotator.withdraw(ctx, plan, successor);
    expect(await scene.wordOf(successor.secret.reveal())).toBe('token_revoked');
    expect(scene.slack.state.find(successor.fields!['refresh_token']!.reveal())?.ended).toBeDefined();
    expect(await scene.wordOf(scene.leaked.value)).toBe('alive');
  });
});

describe('what a person has to configure', () => {
  it.each([
    ['access', { client: undefined }],
    ['refresh', { client: undefined }],
  ] as const)('is the client of the app where half of a pair leaked (%s)', async (leaked, settings) => {
    const scene = await sceneWith(leaked, { settings });
    await expect(planned(scene)).rejects.toMatchObject({ code: 'config' });
  });

  it('is the refresh token, and one of Slack', async () => {
    const scene = await sceneWith('access');
    const { client } = scene.settings;
    const refreshToken = () => Promise.resolve(new SecretValue('x'));
    const wrong = slackRotator({ ...scene.settings, client: { ...client!, refreshToken } }, scene.clock);
    await expect(wrong.snapshot(newContext(), scene.credential)).rejects.toMatchObject({ code: 'config' });
    const none = slackRotator({ ...scene.settings, client: { id: client!.id, secret: client!.secret } }, scene.clock);
    await expect(none.snapshot(newContext(), scene.credential)).rejects.toMatchObject({ code: 'config' });
  });

  it('is the right secret of the app', async () => {
    const scene = await sceneWith('access');
    const client = { ...scene.settings.client!, secret: new SecretValue('wrong') };
    const rotator = slackRotator({ ...scene.settings, client }, scene.clock);
    const { ctx, plan } = await planned(scene);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'provider-refused',
      message: expect.stringContaining('bad_client_secret') as string,
    });
  });

  it.each([
    ['an app-level token', mintAppLevel('A0AAAAAAAAA')],
    ['a webhook', ['https://hooks.slack', '.com/services/x'].join('')],
    ['a client secret', '0'.repeat(32)],
    ['what is unknown', 'hello'],
  ])('is nothing for %s', async (_what, text) => {
    const scene = await sceneWith('long-lived');
    const credential = { ...scene.credential, secret: new SecretValue(text) };
    await expect(scene.rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('what counts as a word about a token', () => {
  const word = (error: string) => ({ kind: 'answer', answer: slackFailure(error) }) as const;

  it.each([
    ['token_revoked', 'rejected'],
    ['account_inactive', 'rejected'],
    ['token_expired', 'rejected'],
    // It was let in from here when the plan was made.
    ['invalid_auth', 'rejected'],
    ['access_denied', 'unknown'],
    ['missing_scope', 'unknown'],
    ['team_access_not_granted', 'unknown'],
  ])('is %s: %s', async (error, verdict) => {
    const scene = await sceneWith('long-lived');
    const { ctx, plan } = await planned(scene);
    scene.slack.inject('POST /api/auth.test', word(error));
    expect(await scene.rotator.confirm(ctx, plan)).toBe(verdict);
  });

  it('is no word that its servers have trouble', async () => {
    const scene = await sceneWith('long-lived');
    const { ctx, plan } = await planned(scene);
    scene.slack.inject('POST /api/auth.test', word('internal_error'));
    await expect(scene.rotator.confirm(ctx, plan)).rejects.toMatchObject({ code: 'provider-unreachable' });
    scene.slack.inject('POST /api/auth.revoke', word('internal_error'));
    await expect(scene.rotator.disable(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
  });

  it('is no yes of a server that lets in any token', async () => {
    const scene = await sceneWith('long-lived');
    const { ctx, plan } = await planned(scene);
    const yes = { ok: true, team: 'x', team_id: 'T1', user_id: 'U1' };
    scene.slack.inject('POST /api/auth.test', { kind: 'answer', answer: { status: 200, body: yes } }, 2);
    expect(await scene.rotator.confirm(ctx, plan)).toBe('unknown');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
  });

  it('comes late: a revoked token works on for a while', async () => {
    const scene = await sceneWith('access', { deathAfterUses: 2 });
    const { ctx, plan } = await planned(scene);
    await scene.rotator.issue(ctx, plan);
    await scene.rotator.disable(ctx, plan);
    expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('is the end of a token after twelve hours, which only its refresh token replaces', async () => {
    const scene = await sceneWith('access');
    scene.clock.advance(43_200_000);
    const { ctx, plan } = await planned(scene);
    expect(plan.snapshot.notes.join()).toContain('dead already');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('rejected');
    await scene.rotator.verify(ctx, plan, await scene.rotator.issue(ctx, plan));
  });

  it('is to plan nothing for a dead token that only a person replaces', async () => {
    const scene = await sceneWith('long-lived');
    scene.slack.state.end(scene.leaked, 'account_inactive');
    await expect(planned(scene)).rejects.toMatchObject({ code: 'config' });
  });
});

describe('a new token is verified', () => {
  it('with a read that one of its scopes allows, or that is configured', async () => {
    const scene = await sceneWith('access');
    const { ctx, plan } = await planned(scene);
    const successor = await scene.rotator.issue(ctx, plan);
    await scene.rotator.verify(ctx, plan, successor);
    expect(scene.slack.seen.at(-1)?.path).toBe('/api/conversations.list');
    const strict = slackRotator({ ...scene.settings, check: 'users.list' }, scene.clock);
    await expect(strict.verify(ctx, plan, successor)).rejects.toMatchObject({
      code: 'provider-refused',
      message: expect.stringContaining('missing_scope') as string,
    });
  });

  it('as of the planned owner with the planned scopes', async () => {
    const scene = await sceneWith('access');
    const { ctx, plan } = await planned(scene);
    const { state } = scene.slack;
    const other = state.addPair(state.addApp(), 'bot', SCOPES).access;
    const wide = state.issuePair({ ...state.authorizationOf(scene.leaked)!, scopes: [...SCOPES, 'users:read'] }).access;
    for (const { value } of [other, wide]) {
      const successor = { provider: 'slack', secret: new SecretValue(value), attributes: {} };
      await expect(scene.rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'conflict' });
    }
  });
});
