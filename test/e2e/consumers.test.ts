import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { githubScene, type GithubScene } from '../support/github-scene.js';
import { startGitlabVariables, type FakeGitlabVariables } from '../support/gitlab-variables.js';
import { KUBECTL, KUBECTL_STUB, startKubernetes, type FakeKubernetes } from '../support/kubernetes.js';
import { startWebhook, type FakeWebhook } from '../support/webhook.js';
import { githubLeak, statusOf } from './support/github-leak.js';
import { LeakScene } from './support/leak-scene.js';
import { filesBelow } from './support/files-below.js';

const WATCH = fileURLToPath(new URL('support/watch-children.mjs', import.meta.url));
const REPLACEMENT = {
  type: 'fine-grained-token',
  owner: 'acme',
  repositories: ['orders'],
  permissions: { contents: 'read' },
  'expires-in-days': 30,
};

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUp) await one();
  cleanUp = [];
});

interface Place {
  readonly github: GithubScene;
  readonly gitlab: FakeGitlabVariables;
  readonly kubernetes: FakeKubernetes;
  readonly webhook: FakeWebhook;
  readonly scene: LeakScene;
  /** The credentials of the consumers themselves. */
  readonly tokens: Readonly<Record<'github' | 'gitlab' | 'hook', string>>;
}

/** A leaked token that stands in one consumer of each kind; `reload` is what the command runs. */
async function placeWith(reload: string): Promise<Place> {
  const github = await githubScene({ now: () => new Date() });
  const gitlab = await startGitlabVariables();
  const kubernetes = await startKubernetes();
  const webhook = await startWebhook();
  cleanUp.push(
    () => github.github.stop(),
    () => gitlab.server.stop(),
    kubernetes.stop,
    () => webhook.server.stop(),
  );
  const old = github.leaked.value;
  const tokens = {
    github: github.github.state.addClassicToken(github.mona, ['repo']).value,
    gitlab: gitlab.token,
    hook: webhook.secret,
  };
  github.github.state.putActionsSecret(github.orders, undefined, 'TOKEN', old);
  gitlab.add('TOKEN', old, { masked: true });
  kubernetes.put('prod/orders', { token: old, other: 'kept' });

  const leak = githubLeak(github, REPLACEMENT);
  const { path, before } = leak.history;
  const consumers: object[] = [];
  const scene = await LeakScene.make({
    ...leak,
    history: { path, before, after: '# see the store\n' },
    credential: { ...leak.credential, consumers },
  });
  cleanUp.push(() => scene.home.remove());
  const { folder } = scene.home;
  for (const [name, token] of Object.entries(tokens)) writeFileSync(join(folder, name), token, { mode: 0o600 });
  writeFileSync(join(folder, 'reload.sh'), reload);
  consumers.push(
    { 'env-file': scene.envFile, key: 'GITHUB_TOKEN' },
    { webhook: webhook.url, secret: `file:${join(folder, 'hook')}` },
    {
      'github-actions-secret': 'acme/orders',
      name: 'TOKEN',
      api: github.github.url,
      token: `file:${join(folder, 'github')}`,
    },
    {
      'gitlab-variable': 'acme/orders',
      key: 'TOKEN',
      api: gitlab.server.url,
      token: `file:${join(folder, 'gitlab')}`,
    },
    { 'kubernetes-secret': 'prod/orders', key: 'token', kubectl: KUBECTL ?? KUBECTL_STUB },
    { command: ['/bin/sh', join(folder, 'reload.sh'), folder] },
  );
  scene.writeConfiguration();
  return { github, gitlab, kubernetes, webhook, scene, tokens };
}

/** What stands in each place that keeps a value. */
function valuesIn({ github, gitlab, kubernetes, scene }: Place): readonly (string | undefined)[] {
  return [
    scene.env()['GITHUB_TOKEN'],
    github.github.state.findActionsSecret(github.orders, undefined, 'TOKEN')?.value,
    gitlab.variables[0]!.value,
    kubernetes.valueOf('prod/orders', 'token'),
  ];
}

it('brings the new value to one consumer of each kind, and shows it to nobody else', async () => {
  const place = await placeWith('printf "%s" "$UNLEAK_REFERENCE" > "$1/told"\n');
  const { github, kubernetes, scene, webhook, tokens } = place;
  const children = join(scene.home.folder, 'children');
  writeFileSync(children, '');
  const outputs: string[] = [];
  const run = async (argv: readonly string[], input = ''): Promise<{ code: number | null; stdout: string }> => {
    const watch = { NODE_OPTIONS: `--import ${WATCH}`, UNLEAK_TEST_CHILDREN_FILE: children };
    const { KUBECONFIG = '' } = kubernetes.env;
    const result = await scene.home.run(argv, { input, env: { KUBECONFIG, DEBUG: '*', ...watch } });
    outputs.push(result.stdout, result.stderr);
    return result;
  };

  const fingerprint = await scene.scan();
  expect((await run(['rotate', fingerprint])).stdout).toMatch(/webhook:http.*kubernetes-secret:prod\/orders#token/s);
  expect(await run(['rotate', fingerprint, '--apply'])).toMatchObject({ code: 4 });
  const id = (await run(['rotations', 'list'])).stdout.split(' ')[0]!;
  const successor = github.newToken().reveal();
  expect(await run(['rotations', 'resume', id, '--secret-stdin'], `${successor}\n`)).toMatchObject({ code: 0 });
  await run(['rotations', 'show', id]);

  expect(valuesIn(place).map((value) => value === successor)).toEqual([true, true, true, true]);
  expect(kubernetes.valueOf('prod/orders', 'other')).toBe('kept');
  expect(readFileSync(join(scene.home.folder, 'told'), 'utf8')).toBe('local:apps/orders#token');
  expect([...webhook.deliveries.values()]).toMatchObject([
    { rotation: id, credential: 'orders-app', reference: 'local:apps/orders#token' },
  ]);
  expect(await statusOf(github, github.leaked.value)).toBe(401);
  const violations = [place.gitlab, place.kubernetes, webhook].flatMap(({ server }) => server.violations);
  expect(violations).toEqual([]);

  const state = filesBelow(scene.home.folder).filter(
    (path) => !path.startsWith(scene.repository) && !Object.keys(tokens).includes(path.split('/').at(-1)!),
  );
  const seen = [...outputs, ...webhook.messages, ...state.map((path) => readFileSync(path, 'latin1'))];
  expect(readFileSync(children, 'latin1')).toContain('--filename=-');
  for (const secret of [successor, github.leaked.value, tokens.github, tokens.gitlab, tokens.hook]) {
    const forms = [secret, Buffer.from(secret).toString('base64').slice(0, -4)];
    expect(seen.filter((text) => forms.some((form) => text.includes(form)))).toHaveLength(0);
  }
}, 120_000);

it('tells all of them again after it was killed before the last was on record, without harm', async () => {
  const place = await placeWith('[ -e "$1/killed" ] && exit 0; touch "$1/killed"; kill -9 "$PPID"\n');
  const { github, kubernetes, scene, webhook } = place;
  const { KUBECONFIG = '' } = kubernetes.env;
  const fingerprint = await scene.scan();
  await scene.run(['rotate', fingerprint, '--apply'], { KUBECONFIG });
  const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
  const successor = github.newToken().reveal();
  const bring = { input: `${successor}\n`, env: { KUBECONFIG } };

  const killed = await scene.home.run(['rotations', 'resume', id, '--secret-stdin'], bring);
  expect(killed.signal).toBe('SIGKILL');
  expect(await statusOf(github, github.leaked.value)).toBe(200);
  const version = kubernetes.secrets.get('prod/orders')!.metadata.resourceVersion;
  expect(await scene.run(['rotations', 'resume', id], { KUBECONFIG })).toMatchObject({ code: 0 });

  expect(valuesIn(place).map((value) => value === successor)).toEqual([true, true, true, true]);
  expect(kubernetes.secrets.get('prod/orders')!.metadata.resourceVersion).toBe(version);
  expect([webhook.deliveries.size, webhook.messages.length]).toEqual([1, 2]);
  expect(await statusOf(github, github.leaked.value)).toBe(401);
}, 120_000);

it('finds out before anything changes that a consumer does not hold the leaked value', async () => {
  const place = await placeWith('exit 0\n');
  const { kubernetes, scene } = place;
  const { KUBECONFIG = '' } = kubernetes.env;
  kubernetes.put('prod/orders', { token: 'another' });
  const refused = await scene.run(['rotate', await scene.scan(), '--apply'], { KUBECONFIG });
  expect(refused).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'kubernetes-secret:prod/orders#token: the leaked value does not stand there',
    ) as string,
  });
  expect((await scene.run(['rotations', 'list'])).stdout).not.toMatch(/^r/);
}, 60_000);
