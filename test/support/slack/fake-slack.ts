// A Slack workspace on loopback: Web API and incoming webhooks, with the life of tokens as the vendor's pages on token
// rotation and its method reference describe it; arguments and answers by the types of the official SDK.
// It cannot show how fast a real revocation spreads, what an enterprise grid answers, or which of its three words
// (`token_revoked`, `account_inactive`, `invalid_auth`) the provider picks for a certain dead token: a test chooses.
import { startFake, type FakeServer } from '../fake/fake-provider.js';
import { authMethods } from './auth-methods.js';
import { methodRoute, slackFailure } from './method.js';
import { SlackState, type SlackOptions } from './state.js';
import { webhookRoute } from './webhook-route.js';
import { workMethods } from './work-methods.js';

export { slackLimited } from './method.js';

export interface FakeSlack extends FakeServer {
  readonly state: SlackState;
}

/** Starts an empty workspace; the Web API is below `/api/`, webhooks below `/services/`. */
export async function startFakeSlack(options: SlackOptions = {}): Promise<FakeSlack> {
  const state = new SlackState(options);
  const methods = [...authMethods, ...workMethods];
  const server = await startFake({
    name: 'slack',
    routes: [...methods.map((method) => methodRoute(state, method)), webhookRoute(state)],
    refuse: (status) => slackFailure(status === 404 ? 'unknown_method' : 'invalid_arguments'),
    complaints: state.complaints,
  });
  return Object.assign(server, { state });
}
