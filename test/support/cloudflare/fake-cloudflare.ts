// A Cloudflare for tests: a loopback server with users, accounts, zones and API tokens, written before the rotator and by
// somebody else. It comes from the types and routes of the vendor's client library (7.3.0), from its published pages
// on tokens, and from answers that users of other tools reported. It could not show, since nothing here was ever asked of
// the real one: how `verify` answers to a disabled token, which code a full list of tokens or an absent one has, and
// whether a change takes a while. Where two readings matter to a caller, an option chooses.
import { startFake, type FakeAnswer, type FakeServer } from '../fake/fake-provider.js';
import type { LingeringOptions } from '../fake/lingering.js';
import { failure } from './model.js';
import { CloudflareState } from './state.js';
import { tokenRoutes, type TokenRules } from './token-routes.js';
import { zoneRoutes } from './zone-routes.js';

export interface FakeCloudflareOptions extends LingeringOptions {
  readonly now?: () => number;
  /** The vendor's limits are 50 for a user and 500 for an account. */
  readonly maxTokens?: Partial<TokenRules['maxTokens']>;
  readonly verifiesStopped?: TokenRules['verifiesStopped'];
}

/** Its routes are named as `POST /client/v4/user/tokens` where a fault is injected. */
export interface FakeCloudflare extends FakeServer {
  readonly state: CloudflareState;
}

/** Starts on a free loopback port with nothing in it; `state` has the methods that add. */
export async function startFakeCloudflare(options: FakeCloudflareOptions = {}): Promise<FakeCloudflare> {
  const state = new CloudflareState(options);
  const rules: TokenRules = {
    maxTokens: { user: 50, account: 500, ...options.maxTokens },
    verifiesStopped: options.verifiesStopped ?? 'by-status',
  };
  const server = await startFake({
    name: 'cloudflare',
    routes: [...tokenRoutes(state, rules), ...zoneRoutes(state)],
    refuse: (status, [problem = '']) => (status === 404 ? noRoute() : failure(400, { code: 1001, message: problem })),
  });
  return Object.defineProperty(server, 'state', { value: state }) as FakeCloudflare;
}

/** Answers for `inject`, which Cloudflare may give to any call. */
export const cloudflareAnswers = {
  rateLimited: (retryAfterSeconds: number): FakeAnswer =>
    failure(
      429,
      {
        code: 10013,
        message:
          'More than 1200 requests per 300 seconds reached. Please wait and consider throttling your request speed',
      },
      { headers: { 'retry-after': String(retryAfterSeconds) } },
    ),
  invalidToken: (): FakeAnswer => failure(401, { code: 1000, message: 'Invalid API Token' }),
  forbidden: (): FakeAnswer => failure(403, { code: 9109, message: 'Unauthorized to access requested resource' }),
  broken: (status = 502): FakeAnswer => ({ status, headers: { 'content-type': 'text/html' }, body: '<html></html>' }),
};

function noRoute(): FakeAnswer {
  return failure(404, { code: 7000, message: 'No route for that URI' });
}
