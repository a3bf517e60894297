import { z } from 'zod';
import type { FakeAnswer, FakeRequest, FakeRoute } from '../fake/fake-provider.js';
import * as answers from './answers.js';
import { isScope } from './scopes.js';
import type { ApiKey, SendgridState } from './state.js';

const KEYS = '/v3/api_keys';
const KEY = `${KEYS}/:id`;

const name = z.string().min(1);
const newKey = z.strictObject({ name, scopes: z.array(z.string()).optional() });
const renamedKey = z.strictObject({ name });
const changedKey = z.strictObject({ name, scopes: z.array(z.string()) });

const address = z.strictObject({ email: z.string(), name: z.string().optional() });
// The part of a mail that a proof of a key needs.
const mail = z.strictObject({
  personalizations: z.array(z.strictObject({ to: z.array(address).min(1), subject: z.string().optional() })).min(1),
  from: address,
  subject: z.string().optional(),
  content: z.array(z.strictObject({ type: z.string(), value: z.string() })).min(1),
  mail_settings: z.strictObject({ sandbox_mode: z.strictObject({ enable: z.boolean() }).optional() }).optional(),
});

export interface RouteOptions {
  /** How `GET /v3/api_keys/:id` shows a key: as the description has it, in a list, or bare, as clients parse it. */
  readonly oneKeyAs: 'list' | 'object';
}

/** Answers so where the key that was sent lives and has this scope. */
type Asking = (
  scope: string | undefined,
  answer: (request: FakeRequest, key: ApiKey) => FakeAnswer,
) => (request: FakeRequest) => FakeAnswer;

export function sendgridRoutes(state: SendgridState, { oneKeyAs }: RouteOptions): readonly FakeRoute[] {
  const asking: Asking = (scope, answer) => (request) => {
    const value = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (value === undefined) return answers.authorizationRequired;
    const key = state.use(value);
    if (key === undefined) return answers.unauthorized;
    return scope === undefined || key.scopes.includes(scope) ? answer(request, key) : answers.forbidden;
  };
  const onKey =
    (answer: (key: ApiKey, request: FakeRequest) => FakeAnswer) =>
    (request: FakeRequest): FakeAnswer => {
      const key = state.find(request.params['id'] ?? '');
      return key === undefined ? answers.noKey : answer(key, request);
    };
  const show = (key: ApiKey): FakeAnswer =>
    answers.ok(oneKeyAs === 'list' ? { result: [answers.keyView(key)] } : answers.keyView(key));
  return [
    {
      method: 'GET',
      path: '/v3/scopes',
      changes: false,
      answer: asking(undefined, (_, { scopes }) => answers.ok({ scopes })),
    },
    {
      method: 'GET',
      path: KEYS,
      query: ['limit'],
      changes: false,
      answer: asking('api_keys.read', (request) => list(state, request)),
    },
    {
      method: 'POST',
      path: KEYS,
      body: newKey,
      changes: true,
      answer: asking('api_keys.create', (request) => create(state, request)),
    },
    { method: 'GET', path: KEY, changes: false, answer: asking('api_keys.read', onKey(show)) },
    { method: 'PATCH', path: KEY, body: renamedKey, changes: true, answer: asking('api_keys.update', onKey(rename)) },
    {
      method: 'PUT',
      path: KEY,
      body: changedKey,
      changes: true,
      answer: asking(
        'api_keys.update',
        onKey((key, request) => change(state, key, request)),
      ),
    },
    {
      method: 'DELETE',
      path: KEY,
      changes: true,
      answer: asking(
        'api_keys.delete',
        onKey((key) => {
          state.delete(key);
          return answers.noContent;
        }),
      ),
    },
    ...harmlessRoutes(asking),
  ];
}

/** What a key is for, without anything that comes of it. */
function harmlessRoutes(asking: Asking): readonly FakeRoute[] {
  return [
    {
      method: 'GET',
      path: '/v3/templates',
      query: ['generations', 'page_size', 'page_token'],
      changes: false,
      answer: asking('templates.read', () => answers.ok({ result: [], _metadata: { count: 0 } })),
    },
    {
      method: 'GET',
      path: '/v3/user/profile',
      changes: false,
      answer: asking('user.profile.read', () =>
        answers.ok({ first_name: 'Ada', last_name: 'Example', company: 'Shop' }),
      ),
    },
    { method: 'POST', path: '/v3/mail/send', body: mail, changes: true, answer: send(asking) },
  ];
}

/** 200 for a mail in the sandbox, which is only checked; 202 for one that goes out. */
function send(asking: Asking): (request: FakeRequest) => FakeAnswer {
  return asking('mail.send', (request) => {
    const isSandbox = mail.parse(request.body).mail_settings?.sandbox_mode?.enable === true;
    return { status: isSandbox ? 200 : 202, body: '' };
  });
}

function list(state: SendgridState, { query }: FakeRequest): FakeAnswer {
  const limit = Number(query.get('limit') ?? state.keys.length);
  if (!Number.isInteger(limit) || limit < 0) return answers.badRequest('limit must be a positive integer', 'limit');
  return answers.ok({ result: state.keys.slice(0, limit).map(answers.shortView) });
}

function create(state: SendgridState, request: FakeRequest): FakeAnswer {
  const { name: wanted, scopes } = newKey.parse(request.body);
  const wrong = scopesProblem(scopes ?? []);
  if (wrong !== undefined) return wrong;
  if (state.keys.length >= state.maxKeys) return answers.tooManyKeys;
  return { status: 201, body: answers.newKeyView(state.addKey(wanted, scopes)) };
}

function rename(key: ApiKey, request: FakeRequest): FakeAnswer {
  key.name = renamedKey.parse(request.body).name;
  return answers.ok(answers.shortView(key));
}

function change(state: SendgridState, key: ApiKey, request: FakeRequest): FakeAnswer {
  const { name: wanted, scopes } = changedKey.parse(request.body);
  if (scopes.length === 0) return answers.badRequest('at least one scope is required', 'scopes');
  const wrong = scopesProblem(scopes);
  if (wrong !== undefined) return wrong;
  key.name = wanted;
  state.narrow(key, scopes);
  return answers.ok(answers.keyView(key));
}

function scopesProblem(scopes: readonly string[]): FakeAnswer | undefined {
  return scopes.every(isScope) ? undefined : answers.badRequest('invalid scopes', 'scopes');
}
