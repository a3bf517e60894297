// A GitLab for tests: users, projects, groups and their access tokens, which come, turn over and die as GitLab's do.
//
// Written from GitLab's published documentation of its API for personal, project and group access tokens and for users'
// tokens, and run against by `@gitbeaker/rest`. It could not show: what a real GitLab answers (none was asked), a limit
// of tokens (none is documented), sudo and admin mode, fine-grained tokens, keyset paging, subgroups' inheritance. A
// rotation of a token that is already revoked ends its family, as the documentation says. In GitLab's published source
// only a rotation that authenticates with such a token does so, while an administrator who names it by its id is refused
// and nothing more happens; here both end the family, so that no rotator relies on the milder reading.
import { type FakeServer, startFake } from '../fake/fake-provider.js';
import { headerViolations } from './access.js';
import { noRoute, wrongParameters } from './answers.js';
import { inventoryRoutes } from './inventory-routes.js';
import { personalRoutes } from './personal-routes.js';
import { resourceRoutes } from './resource-routes.js';
import { GitlabState, type StateOptions } from './state.js';

export type FakeGitlabOptions = Partial<StateOptions>;

export interface FakeGitlab extends FakeServer {
  /** Without `/api/v4`, as `https://gitlab.example.com`. */
  readonly url: string;
  readonly state: GitlabState;
}

/** Starts on a free loopback port with nothing in it; `state` has the methods that add. */
export async function startFakeGitlab(options: FakeGitlabOptions = {}): Promise<FakeGitlab> {
  const state = new GitlabState({
    now: () => new Date(),
    tokens: 'routable',
    forgetsRevoked: false,
    ...options,
  });
  const complaints: string[] = [];
  const routes = [
    ...personalRoutes(state),
    ...resourceRoutes(state, 'project'),
    ...resourceRoutes(state, 'group'),
    ...inventoryRoutes(state),
  ];
  const server = await startFake({
    name: 'fake gitlab',
    complaints,
    routes: routes.map((route) => ({
      ...route,
      answer: (request) => {
        complaints.push(...headerViolations(request));
        return route.answer(request);
      },
    })),
    refuse: (status, violations) => (status === 404 ? noRoute : wrongParameters(violations)),
  });
  return Object.assign(server, { state });
}
