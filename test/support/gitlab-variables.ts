// The variables of one GitLab project and one group, as their API gives and takes them.
import { z } from 'zod';
import { startFake, type FakeAnswer, type FakeRequest, type FakeServer } from './fake/fake-provider.js';

export interface FakeVariable {
  readonly key: string;
  value: string;
  masked: boolean;
  protected: boolean;
  hidden: boolean;
  raw: boolean;
  readonly environmentScope: string;
}

export interface FakeGitlabVariables {
  readonly server: FakeServer;
  readonly token: string;
  readonly variables: FakeVariable[];
  add(key: string, value: string, more?: Partial<FakeVariable>): FakeVariable;
}

const SCOPE = 'filter[environment_scope]';
/** What GitLab can mask while it may also expand variables. */
const MASKABLE = /^[A-Za-z0-9+/=@:.~_-]{8,}$/;
const body = z.strictObject({ value: z.string() });

export async function startGitlabVariables(): Promise<FakeGitlabVariables> {
  const token = ['glpat', 'synthetic-admin'].join('-');
  const variables: FakeVariable[] = [];

  /** One key may stand there several times, for several environments: without a filter GitLab does not choose. */
  const find = (request: FakeRequest): FakeVariable | FakeAnswer => {
    if (request.headers['private-token'] !== token) return { status: 401, body: { message: '401 Unauthorized' } };
    if (!['acme/orders', '7'].includes(request.params['id'] ?? '')) {
      return { status: 404, body: { message: '404 Project Not Found' } };
    }
    const scope = request.query.get(SCOPE);
    const found = variables.filter(
      ({ key, environmentScope }) => key === request.params['key'] && (scope === null || environmentScope === scope),
    );
    if (found.length > 1) return { status: 409, body: { message: 'There are multiple variables' } };
    return found[0] ?? { status: 404, body: { message: '404 Variable Not Found' } };
  };
  const get = (request: FakeRequest): FakeAnswer => {
    const found = find(request);
    return 'status' in found ? found : { status: 200, body: view(found) };
  };
  const put = (request: FakeRequest): FakeAnswer => {
    const found = find(request);
    if ('status' in found) return found;
    const { value } = body.parse(request.body);
    if ((found.masked || found.hidden) && !MASKABLE.test(value)) {
      return { status: 400, body: { message: { value: ['is invalid'] } } };
    }
    found.value = value;
    return { status: 200, body: view(found) };
  };
  const server = await startFake({
    name: 'gitlab',
    routes: ['/api/v4/projects/:id/variables/:key', '/api/v4/groups/:id/variables/:key'].flatMap((path) => [
      { method: 'GET', path, query: [SCOPE], changes: false, answer: get } as const,
      { method: 'PUT', path, query: [SCOPE], body, changes: true, answer: put } as const,
    ]),
    refuse: (status) => ({ status, body: { error: `${String(status)} refused` } }),
  });
  return {
    server,
    token,
    variables,
    add: (key, value, more = {}) => {
      const flags = { masked: false, protected: false, hidden: false, raw: false };
      const variable = { key, value, ...flags, environmentScope: '*', ...more };
      variables.push(variable);
      return variable;
    },
  };
}

function view({ environmentScope, value, ...rest }: FakeVariable): Record<string, unknown> {
  return {
    ...rest,
    variable_type: 'env_var',
    description: null,
    environment_scope: environmentScope,
    value: rest.hidden ? null : value,
  };
}
