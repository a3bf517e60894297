// A made-up internal service with keys: an administrator makes, switches, lists and deletes them, and a key says who it is.
// It makes the secret and tells it once.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  startFake,
  type FakeAnswer,
  type FakeRequest,
  type FakeRoute,
  type FakeServer,
} from '../fake/fake-provider.js';

export interface ServiceKey {
  readonly id: string;
  readonly name: string;
  value: string;
  readonly expires: string | undefined;
  isActive: boolean;
}

export interface FakeService extends FakeServer {
  readonly admin: string;
  readonly keys: ServiceKey[];
  addKey(name: string, expires?: string): ServiceKey;
  readonly limits: {
    /** How many keys there may be. */
    quota: number;
    /** How often a key that was switched off is still let in. */
    usesAfterDeath: number;
  };
}

/** In hex: one in eighty of base64 has no digit, and a scan takes it for words. */
const newValue = (): string => `svc_${randomBytes(20).toString('hex')}`;

const refuse = (status: number, code: string): FakeAnswer => ({ status, body: { error: { code } } });

export async function startFakeService(): Promise<FakeService> {
  const admin = randomBytes(20).toString('hex');
  const keys: ServiceKey[] = [];
  const limits = { quota: 10, usesAfterDeath: 0 };
  const addKey = (name: string, expires?: string): ServiceKey => {
    const id = `key-${randomBytes(4).toString('hex')}`;
    const key = { id, name, value: newValue(), expires, isActive: true };
    keys.push(key);
    return key;
  };
  const byAdmin =
    (answer: (request: FakeRequest) => FakeAnswer): FakeRoute['answer'] =>
    (request) =>
      request.headers['x-admin-token'] === admin ? answer(request) : refuse(401, 'admin_unknown');
  const change = (act: (key: ServiceKey) => FakeAnswer): FakeRoute['answer'] =>
    byAdmin(({ params }) => {
      const key = keys.find(({ id }) => id === params['id']);
      return key === undefined ? refuse(404, 'no_such_key') : act(key);
    });
  const switched = (isActive: boolean): FakeRoute['answer'] =>
    change((key) => {
      key.isActive = isActive;
      return { status: 204 };
    });
  const me = ({ headers }: FakeRequest): FakeAnswer => {
    const key = keys.find(({ value }) => headers.authorization === `Bearer ${value}`);
    if (key === undefined) return refuse(401, 'key_unknown');
    if (key.isActive) return { status: 200, body: { key: { id: key.id, name: key.name } } };
    if (limits.usesAfterDeath === 0) return refuse(401, 'key_inactive');
    limits.usesAfterDeath -= 1;
    return { status: 200, body: { key: { id: key.id, name: key.name } } };
  };
  const routes: readonly FakeRoute[] = [
    { method: 'GET', path: '/v1/me', changes: false, answer: me },
    {
      method: 'GET',
      path: '/v1/keys',
      changes: false,
      answer: byAdmin(() => ({ status: 200, body: { data: keys.map(({ id, name }) => ({ id, name })) } })),
    },
    {
      method: 'POST',
      path: '/v1/keys',
      body: z.strictObject({ name: z.string(), expires: z.string().optional() }),
      changes: true,
      answer: byAdmin(({ body }) => {
        if (keys.length >= limits.quota) return refuse(409, 'too_many_keys');
        const { name, expires } = body as { name: string; expires?: string };
        const { id, value } = addKey(name, expires);
        return { status: 201, body: { data: { id, value } } };
      }),
    },
    {
      method: 'POST',
      path: '/v1/keys/:id/roll',
      changes: true,
      answer: change((key) => {
        key.value = newValue();
        return { status: 200, body: { data: { value: key.value } } };
      }),
    },
    { method: 'POST', path: '/v1/keys/:id/disable', changes: true, answer: switched(false) },
    { method: 'POST', path: '/v1/keys/:id/enable', changes: true, answer: switched(true) },
    {
      method: 'DELETE',
      path: '/v1/keys/:id',
      changes: true,
      answer: change((key) => {
        keys.splice(keys.indexOf(key), 1);
        return { status: 204 };
      }),
    },
  ];
  const server = await startFake({ name: 'service', routes, refuse: (status) => refuse(status, 'bad_request') });
  return Object.assign(server, { admin, keys, addKey, limits });
}
