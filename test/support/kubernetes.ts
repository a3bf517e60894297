// As much of a Kubernetes API server as kubectl needs to get and replace a Secret, and the kubeconfig to reach it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { startFake, type FakeAnswer, type FakeRequest, type FakeServer } from './fake/fake-provider.js';

export interface FakeSecret {
  readonly apiVersion: 'v1';
  readonly kind: 'Secret';
  readonly metadata: Readonly<Record<string, unknown>> & { readonly resourceVersion: string };
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
  readonly immutable?: boolean | undefined;
}

export interface FakeKubernetes {
  readonly server: FakeServer;
  /** The environment of somebody who has access. */
  readonly env: Readonly<Record<string, string>>;
  /** By `NAMESPACE/NAME`. */
  readonly secrets: Map<string, FakeSecret>;
  /** Puts a Secret there, as its owner would. */
  put(place: string, values: Readonly<Record<string, string>>, more?: { readonly immutable?: boolean }): void;
  valueOf(place: string, key: string): string | undefined;
  stop(): Promise<void>;
}

/** Does for these calls what kubectl does, where there is no kubectl. */
export const KUBECTL_STUB = fileURLToPath(new URL('kubectl-stub.mjs', import.meta.url));

/** The real one, if it is there. */
export const KUBECTL = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'kubectl'))
  .find((path) => existsSync(path));

const secretSchema = z.strictObject({
  apiVersion: z.literal('v1'),
  kind: z.literal('Secret'),
  metadata: z.looseObject({ name: z.string(), namespace: z.string(), resourceVersion: z.string() }),
  type: z.string(),
  data: z.record(z.string(), z.base64()),
  immutable: z.boolean().optional(),
});

const QUERY = ['timeout', 'fieldManager', 'fieldValidation'];
const DISCOVERY: Readonly<Record<string, object>> = {
  '/version': { major: '1', minor: '32', gitVersion: 'v1.32.0' },
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [] },
  '/api/v1': {
    kind: 'APIResourceList',
    groupVersion: 'v1',
    resources: [
      { name: 'secrets', singularName: 'secret', namespaced: true, kind: 'Secret', verbs: ['get', 'update', 'patch'] },
    ],
  },
};

export async function startKubernetes(): Promise<FakeKubernetes> {
  const secrets = new Map<string, FakeSecret>();
  const placeOf = ({ params }: FakeRequest): string => `${params['namespace'] ?? ''}/${params['name'] ?? ''}`;
  let version = 100;
  const next = (): string => String((version += 1));

  const replace = (request: FakeRequest): FakeAnswer => {
    const before = secrets.get(placeOf(request));
    if (before === undefined) return failure(404, 'NotFound');
    const wanted = secretSchema.parse(request.body);
    if (wanted.metadata.resourceVersion !== before.metadata.resourceVersion) return failure(409, 'Conflict');
    if (before.immutable === true) return failure(422, 'Invalid');
    const same = JSON.stringify(wanted.data) === JSON.stringify(before.data);
    const resourceVersion = same ? before.metadata.resourceVersion : next();
    const after = { ...wanted, metadata: { ...wanted.metadata, resourceVersion } };
    secrets.set(placeOf(request), after);
    return { status: 200, body: after };
  };
  const path = '/api/v1/namespaces/:namespace/secrets/:name';
  const server = await startFake({
    name: 'kubernetes',
    routes: [
      ...Object.entries(DISCOVERY).map(
        ([at, body]) =>
          ({ method: 'GET', path: at, query: QUERY, changes: false, answer: () => ({ status: 200, body }) }) as const,
      ),
      {
        method: 'GET',
        path,
        query: QUERY,
        changes: false,
        answer: (request) => {
          const found = secrets.get(placeOf(request));
          return found === undefined ? failure(404, 'NotFound') : { status: 200, body: found };
        },
      },
      // kubectl asks for the namespace of a Secret that is not there, to say which of the two is missing.
      {
        method: 'GET',
        path: '/api/v1/namespaces/:name',
        query: QUERY,
        changes: false,
        answer: ({ params }) => ({
          status: 200,
          body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: params['name'] } },
        }),
      },
      { method: 'PUT', path, query: QUERY, body: secretSchema, changes: true, answer: replace },
    ],
    refuse: (status) => failure(status, status === 404 ? 'NotFound' : 'BadRequest'),
  });
  const home = mkdtempSync(join(tmpdir(), 'unleak-kubernetes-'));
  writeFileSync(join(home, 'config.json'), JSON.stringify(kubeconfig(server.url)), { mode: 0o600 });
  return {
    server,
    env: { PATH: process.env['PATH'] ?? '', HOME: home, KUBECONFIG: join(home, 'config.json') },
    secrets,
    put: (place, values, { immutable } = {}) => {
      const [namespace, name] = place.split('/');
      const metadata = { name, namespace, uid: 'f7c1', labels: { team: 'orders' }, resourceVersion: next() };
      const encoded = Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
      const data = Object.fromEntries(encoded) as Record<string, string>;
      secrets.set(place, { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data, immutable });
    },
    valueOf: (place, key) => {
      const value = secrets.get(place)?.data[key];
      return value === undefined ? undefined : Buffer.from(value, 'base64').toString();
    },
    stop: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function kubeconfig(server: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'fake', cluster: { server } }],
    users: [{ name: 'nobody', user: {} }],
    contexts: [{ name: 'main', context: { cluster: 'fake', user: 'nobody' } }],
    'current-context': 'main',
  };
}

function failure(code: number, reason: string): FakeAnswer {
  const message = `fake kubernetes: ${reason}`;
  return { status: code, body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, message, code } };
}
