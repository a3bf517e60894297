// A Stripe account on loopback: its keys, what they may read, and its webhook endpoints, in live and in test mode.
//
// Written from Stripe's OpenAPI description and the types of its official client, which runs against it; requests and
// answers are compared with stripe-mock's, which keeps nothing and knows no keys. Refusals of keys have the words that
// users of Stripe have published. It could not show: how long a key really goes on after its expiry (`deathDelayMs`,
// `deathAfterUses`), the names of the permissions of some routes, refusals that an idempotency key remembers (none is
// here), two requests with one idempotency key at the same time (409), connected accounts, what the dashboard does
// besides rolling, and the managed keys of API v2, which are in private preview.
import { type FakeRoute, type FakeServer, startFake } from '../fake/fake-provider.js';
import { asking, type Act } from './access.js';
import * as answers from './answers.js';
import { LIST_QUERY, list } from './lists.js';
import type { Permission, StripeOptions } from './model.js';
import { plainRoutes } from './plain-routes.js';
import { StripeState } from './state.js';
import { webhookRoutes } from './webhook-routes.js';

export { stripeBroken, stripeLimited } from './answers.js';
export type { Permission, StripeKey, StripeOptions, WebhookEndpoint } from './model.js';

export interface FakeStripe extends FakeServer {
  readonly state: StripeState;
}

/** Starts an account without keys, endpoints or sales; the API is below `/v1/`. */
export async function startFakeStripe(options: StripeOptions = {}): Promise<FakeStripe> {
  const state = new StripeState(options);
  const server = await startFake({
    name: 'fake stripe',
    routes: [...readRoutes(state), ...plainRoutes(state), ...webhookRoutes(state)],
    refuse: (status, violations) => (status === 404 ? answers.unrecognizedUrl : refuse(violations)),
    complaints: state.complaints,
  });
  return Object.assign(server, { state });
}

function refuse(violations: readonly string[]): ReturnType<Act> {
  const unknown = violations.flatMap((words) => /^unknown query (.+)$/.exec(words)?.[1] ?? []);
  return unknown[0] === undefined ? answers.invalidParam('body', 'not expected') : answers.unknownParam(unknown[0]);
}

function readRoutes(state: StripeState): readonly FakeRoute[] {
  const read = (path: string, permission: Permission, act: Act, query: readonly string[] = []): FakeRoute => ({
    method: 'GET',
    path,
    query,
    changes: false,
    answer: asking(state, permission, act),
  });
  const listed =
    (all: StripeState['charges']): Act =>
    (request, { isLive }) =>
      list(
        all.filter((one) => one.isLive === isLive),
        request,
        ({ view }) => view,
      );
  const account: Act = () => answers.ok(answers.accountView(state.accountId));
  const balance: Act = (_, key) => answers.ok(answers.balanceView(key));
  return [
    read('/v1/account', 'rak_accounts_kyc_basic_read', account),
    read('/v1/balance', 'rak_balance_read', balance),
    read('/v1/charges', 'rak_charge_read', listed(state.charges), [...LIST_QUERY, 'customer']),
    read('/v1/customers', 'rak_customer_read', listed(state.customers), [...LIST_QUERY, 'email']),
  ];
}
