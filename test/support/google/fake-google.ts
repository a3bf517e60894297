// Google on loopback, as far as credentials go: API keys (version 2), service account keys of IAM (version 1), OAuth's
// token endpoint, and calls that use what these give. Written from the published service descriptions in the official
// SDKs (`apikeys.proto`, the types of IAM) and their documentation comments.
// It cannot show how long a change takes to spread, and answers by our own reading where nothing is published: the
// look-up of an unknown key string, a second upload of one key, reads of a deleted API key, assertions of a disabled one.
import { startFake, type FakeServer } from '../fake/fake-provider.js';
import { googleFailure } from './answers.js';
import { apiKeyRoutes } from './api-key-routes.js';
import { googleRoute } from './route.js';
import { serviceAccountRoutes } from './service-account-routes.js';
import { GoogleState, type GoogleOptions } from './state.js';
import { tokenRoutes } from './token-routes.js';
import { useRoutes } from './use-routes.js';

export { googleFailure, googleLimited } from './answers.js';

export interface FakeGoogle extends FakeServer {
  readonly state: GoogleState;
}

/** Starts without a project. All of the provider's hosts are this one address; their paths differ. */
export async function startFakeGoogle(options: GoogleOptions = {}): Promise<FakeGoogle> {
  const state = new GoogleState(options);
  let address = '';
  const routes = [...apiKeyRoutes, ...serviceAccountRoutes, ...tokenRoutes(() => address), ...useRoutes];
  const server = await startFake({
    name: 'google',
    routes: routes.map((route) => googleRoute(state, route)),
    refuse: (status) =>
      status === 404
        ? googleFailure('NOT_FOUND', 'Method not found.')
        : googleFailure('INVALID_ARGUMENT', 'Invalid JSON payload received.'),
    complaints: state.complaints,
  });
  address = server.url;
  return Object.assign(server, { state });
}
