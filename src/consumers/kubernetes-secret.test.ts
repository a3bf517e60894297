import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KUBECTL, KUBECTL_STUB, startKubernetes, type FakeKubernetes } from '../../test/support/kubernetes.js';
import { SecretValue } from '../core/secret-value.js';
import { runCommand, type RunCommand } from '../platform/process.js';
import { kubernetesSecretConsumer, type KubernetesSecretSettings } from './kubernetes-secret.js';

const credential = (secret: string): { provider: string; secret: SecretValue; attributes: Record<string, string> } => ({
  provider: 'postgres',
  secret: new SecretValue(secret),
  attributes: {},
});
const change = {
  rotationId: 'r000000000001',
  reference: 'team:apps/orders#password',
  old: credential('the-old-value'),
  successor: credential('the-new-value'),
};
const signal = AbortSignal.timeout(60_000);
const PLACE = 'prod/orders';
const programs = [
  ['the stub', KUBECTL_STUB],
  ['the real kubectl', KUBECTL],
] as const;

describe.each(programs)('kubernetes secret consumer with %s', (_, kubectl) => {
  let kubernetes: FakeKubernetes;
  const consumer = (
    settings: Partial<KubernetesSecretSettings> = {},
    run: RunCommand = runCommand,
    env: NodeJS.ProcessEnv = kubernetes.env,
  ): ReturnType<typeof kubernetesSecretConsumer> =>
    kubernetesSecretConsumer(
      { namespace: 'prod', secret: 'orders', key: 'password', kubectl, ...settings },
      { env, run },
    );
  beforeEach(async (test) => {
    if (kubectl === undefined) return test.skip('no kubectl here: the stand-in is asked instead');
    kubernetes = await startKubernetes();
  });
  afterEach(async () => {
    if (kubectl === undefined) return;
    await kubernetes.stop();
    expect(kubernetes.server.violations).toEqual([]);
  });

  it('changes one key and nothing else, and shows no value in arguments or environment', async () => {
    kubernetes.put(PLACE, { password: 'the-old-value', other: 'kept' });
    const before = kubernetes.secrets.get(PLACE)!;
    const shown: string[] = [];
    const watched: RunCommand = (argv, options) => {
      shown.push(JSON.stringify([argv, options.env, options.allowEnv]));
      return runCommand(argv, options);
    };
    await consumer({}, watched).update(change, signal);
    const after = kubernetes.secrets.get(PLACE)!;
    expect(kubernetes.valueOf(PLACE, 'password')).toBe('the-new-value');
    expect(after).toEqual({
      ...before,
      data: { ...before.data, password: after.data['password'] },
      metadata: { ...before.metadata, resourceVersion: after.metadata.resourceVersion },
    });
    expect(shown).toHaveLength(2);
    expect(shown.join()).not.toMatch(/the-(old|new)-value|dGhlL/);
  });

  it('sends nothing where the new value stands there already', async () => {
    kubernetes.put(PLACE, { password: 'the-new-value' });
    await consumer().update(change, signal);
    expect(kubernetes.server.seen.filter(({ method }) => method === 'PUT')).toHaveLength(0);
  });

  it('keeps what somebody else wrote between its look and its change', async () => {
    kubernetes.put(PLACE, { password: 'the-old-value', other: 'before' });
    let isFirst = true;
    const interrupted: RunCommand = (argv, options) => {
      if (argv[1] === 'replace' && isFirst) {
        isFirst = false;
        kubernetes.put(PLACE, { password: 'the-old-value', other: 'theirs' });
      }
      return runCommand(argv, options);
    };
    await consumer({}, interrupted).update(change, signal);
    expect(kubernetes.valueOf(PLACE, 'password')).toBe('the-new-value');
    expect(kubernetes.valueOf(PLACE, 'other')).toBe('theirs');
  });

  it('gives up as a conflict where somebody else is always quicker', async () => {
    let version = 0;
    kubernetes.put(PLACE, { password: 'the-old-value' });
    const interrupted: RunCommand = (argv, options) => {
      if (argv[1] === 'replace') kubernetes.put(PLACE, { password: 'the-old-value', version: String((version += 1)) });
      return runCommand(argv, options);
    };
    await expect(consumer({}, interrupted).update(change, signal)).rejects.toMatchObject({ code: 'conflict' });
    expect(kubernetes.valueOf(PLACE, 'password')).toBe('the-old-value');
  });

  it('says neither of a Secret or a key that is not there', async () => {
    expect(await consumer().check(change, signal)).toBe('neither');
    kubernetes.put(PLACE, { other: 'x' });
    expect(await consumer().check(change, signal)).toBe('neither');
    await expect(consumer().update(change, signal)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('says what the server says of a Secret that can not be changed, and nothing more', async () => {
    kubernetes.put(PLACE, { password: 'the-old-value' }, { immutable: true });
    await expect(consumer().update(change, signal)).rejects.toMatchObject({
      code: 'provider-refused',
      message: `consumer: update: kubernetes-secret:${PLACE}#password: kubectl: Invalid`,
    });
  });

  it('says unreachable, not neither, where there is no server and where there is no such context', async () => {
    kubernetes.put(PLACE, { password: 'the-old-value' });
    await expect(consumer({ context: 'other' }).check(change, signal)).rejects.toMatchObject({
      code: 'provider-unreachable',
    });
    await kubernetes.server.stop();
    await expect(consumer().check(change, signal)).rejects.toMatchObject({ code: 'provider-unreachable' });
  });
});

it('says which program is not there', async () => {
  const settings = { namespace: 'prod', secret: 'orders', key: 'password', kubectl: '/nowhere/kubectl' };
  const outcome = kubernetesSecretConsumer(settings, { env: {} }).check(change, signal);
  await expect(outcome).rejects.toMatchObject({ code: 'config', message: expect.stringContaining('/nowhere/kubectl') });
});
