// A SendGrid for tests: one account with its API keys, which come, change and die as SendGrid's do.
//
// Written from SendGrid's published description of its API for keys, scopes and mail, and run against by
// `@sendgrid/client`, which knows the address, the headers and the scheme but no shapes. It could not show: what the real
// service answers (none was asked), its whole list of scopes, subusers, the words of the refusal of key 101, whether a key
// may give scopes that it has not itself, and how long a deleted key goes on (`deathDelayMs`, `deathAfterUses`).
// That every key gets two scopes more than were asked for is what users of the service report; its examples agree.
import { type FakeRequest, type FakeServer, startFake } from '../fake/fake-provider.js';
import { badRequest, noRoute } from './answers.js';
import { type RouteOptions, sendgridRoutes } from './routes.js';
import { SendgridState, type StateOptions } from './state.js';

export type FakeSendgridOptions = Partial<StateOptions & RouteOptions>;

export interface FakeSendgrid extends FakeServer {
  /** Without `/v3`. */
  readonly url: string;
  readonly state: SendgridState;
}

const MAX_KEYS = 100;

/** Starts on a free loopback port with no keys; `state` has the methods that add. */
export async function startFakeSendgrid(options: FakeSendgridOptions = {}): Promise<FakeSendgrid> {
  const state = new SendgridState({
    now: () => new Date(),
    maxKeys: MAX_KEYS,
    ...options,
  });
  const complaints: string[] = [];
  const routes = sendgridRoutes(state, { oneKeyAs: options.oneKeyAs ?? 'list' });
  const server = await startFake({
    name: 'fake sendgrid',
    complaints,
    routes: routes.map((route) => ({
      ...route,
      answer: (request) => {
        complaints.push(...headerViolations(request));
        return route.answer(request);
      },
    })),
    refuse: (status, violations) => (status === 404 ? noRoute : badRequest(violations.join(', '))),
  });
  return Object.assign(server, { state });
}

function headerViolations({ method, path, headers, body }: FakeRequest): readonly string[] {
  const { authorization } = headers;
  const type = headers['content-type'] ?? '';
  const wrong = [
    ...(authorization === undefined ? ['no credential'] : []),
    ...(authorization !== undefined && !authorization.startsWith('Bearer ') ? ['not a bearer'] : []),
    ...(body !== undefined && !type.startsWith('application/json') ? ['a body that is no JSON by its type'] : []),
  ];
  return wrong.map((words) => `${method} ${path}: ${words}`);
}
