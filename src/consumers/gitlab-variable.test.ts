import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGitlabVariables, type FakeGitlabVariables } from '../../test/support/gitlab-variables.js';
import { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { gitlabVariableConsumer, type GitlabVariableSettings } from './gitlab-variable.js';

const credential = (
  secret: string,
  user: string,
): { provider: string; secret: SecretValue; attributes: Record<string, string> } => ({
  provider: 'postgres',
  secret: new SecretValue(secret),
  attributes: { user },
});
const old = credential('the-old-value', 'orders_app');
const changeTo = (secret: string, user = 'orders_app') => ({
  rotationId: 'r000000000001',
  reference: 'team:apps/orders#password',
  old,
  successor: credential(secret, user),
});
const signal = AbortSignal.timeout(60_000);
const clock: Clock = { now: () => new Date(), sleep: () => Promise.resolve() };

describe('gitlab variable consumer', () => {
  let gitlab: FakeGitlabVariables;
  const consumer = (
    settings: Partial<GitlabVariableSettings> = {},
    token = gitlab.token,
  ): ReturnType<typeof gitlabVariableConsumer> =>
    gitlabVariableConsumer(
      { api: gitlab.server.url, owner: 'acme/orders', isGroup: false, key: 'P', environmentScope: '*', ...settings },
      { clock, token: () => Promise.resolve(new SecretValue(token)) },
    );
  beforeEach(async () => {
    gitlab = await startGitlabVariables();
  });
  afterEach(async () => {
    await gitlab.server.stop();
    expect(gitlab.server.violations).toEqual([]);
  });

  it('changes the variable of its environment and of no other, and no flag', async () => {
    const ours = gitlab.add('P', 'the-old-value', { environmentScope: 'production/*', masked: true, protected: true });
    const theirs = gitlab.add('P', 'the-old-value');
    await consumer({ environmentScope: 'production/*' }).update(changeTo('the-new-value'), signal);
    expect(ours).toMatchObject({ value: 'the-new-value', masked: true, protected: true });
    expect(theirs.value).toBe('the-old-value');
  });

  it('finds the variable of a group by its number', async () => {
    const variable = gitlab.add('P', 'the-old-value');
    await consumer({ owner: '7', isGroup: true }).update(changeTo('the-new-value'), signal);
    expect(variable.value).toBe('the-new-value');
    expect(gitlab.server.seen.map(({ path }) => path)).toContain('/api/v4/groups/7/variables/P');
  });

  it.each([
    ['short and masked', 'new', { masked: true }],
    ['masked and has a space', 'the new value', { masked: true }],
    ['has a $ that jobs would expand', 'new$value-x', {}],
  ])('sends no value that %s', async (_, value, flags) => {
    const variable = gitlab.add('P', 'the-old-value', flags);
    await expect(consumer().update(changeTo(value), signal)).rejects.toMatchObject({ code: 'conflict' });
    expect(variable.value).toBe('the-old-value');
  });

  it('sends a value with a $ where jobs do not expand it', async () => {
    const variable = gitlab.add('P', 'the-old-value', { raw: true });
    await consumer().update(changeTo('new$value-x'), signal);
    expect(variable.value).toBe('new$value-x');
  });

  it('keeps a value that GitLab refuses out of its message', async () => {
    gitlab.add('P', 'the-old-value', { masked: true });
    const outcome = consumer().update(changeTo('refused!value'), signal);
    await expect(outcome).rejects.toMatchObject({ code: 'provider-refused' });
    await expect(outcome).rejects.not.toThrow('refused!value');
  });

  it('goes on where a crash came between the user and the secret', async () => {
    const secret = gitlab.add('P', 'the-old-value');
    const user = gitlab.add('U', 'orders_app_2');
    const change = changeTo('the-new-value', 'orders_app_2');
    expect(await consumer({ userKey: 'U' }).check(change, signal)).toBe('old');
    await consumer({ userKey: 'U' }).update(change, signal);
    expect([secret.value, user.value]).toEqual(['the-new-value', 'orders_app_2']);
    expect(gitlab.server.seen.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('changes it once more where the answer was lost', async () => {
    const variable = gitlab.add('P', 'the-old-value');
    gitlab.server.inject('PUT /api/v4/projects/:id/variables/:key', { kind: 'lose-answer' });
    await consumer().update(changeTo('the-new-value'), signal);
    expect(variable.value).toBe('the-new-value');
  });

  it('says that a flag is gone which was there before', async () => {
    const variable = gitlab.add('P', 'the-old-value', { masked: true });
    const unmask = { ...variable, value: 'the-new-value', masked: false };
    gitlab.server.inject('PUT /api/v4/projects/:id/variables/:key', {
      kind: 'answer',
      answer: { status: 200, body: unmask },
    });
    await expect(consumer().update(changeTo('the-new-value'), signal)).rejects.toThrow('no longer masked');
  });

  it.each([
    ['nothing of a variable that is not there', 'neither', () => consumer().check({ old }, signal)],
    [
      'refused, not neither, for a token that GitLab does not know',
      'provider-refused',
      () =>
        consumer({}, 'unknown')
          .check({ old }, signal)
          .catch((error: unknown) => (error as { code: string }).code),
    ],
  ])('says %s', async (_, expected, ask) => {
    expect(await ask()).toBe(expected);
  });
});
